// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "engines/reading/words.hpp"

// The Swedish that the reading knows by heart: ordinary words of minutes, no names of anybody's
// work. A verb that ends in -a and stands alone is inflected as "kalla" (kallar, kallade); others
// are written infinitive/present/past.
namespace samskap::reading {

struct VerbList {
    std::uint32_t kind;
    std::string_view verbs;
};
inline constexpr std::array verb_lists = {
    VerbList{word::modal,
             "skola/ska/skulle skola/skall/skulle behöva/behöver/behövde kunna/kan/kunde "
             "få/får/fick böra/bör/borde måsta/måste/måste må/må/måtte"},
    VerbList{
        word::task,
        "boka kolla kontakta mejla maila ringa/ringer/ringde skicka undersöka/undersöker/"
        "undersökte fixa beställa/beställer/beställde köpa/köper/köpte skriva/skriver/skrev "
        "sammanställa/sammanställer/sammanställde publicera meddela återkomma/återkommer/"
        "återkom återrapportera återkoppla utreda/utreder/utredde inventera kartlägga/"
        "kartlägger/kartlade revidera uppdatera ansöka/ansöker/ansökte anmäla/anmäler/anmälde "
        "förmedla hämta förbereda/förbereder/förberedde planera ta/tar/tog höra/hör/hörde "
        "stämma/stämmer/stämde lägga/lägger/lade kalla betala fakturera ladda trycka/trycker/"
        "tryckte dela/delar/delade formulera granska städa laga måla reparera byta/byter/bytte "
        "installera lämna inhämta bevaka tillfråga utforma "
        "utarbeta uppmana försöka/försöker/försökte kontrollera "
        "hämta räkna skriva/skriver/skrev sätta/sätter/satte söka/söker/sökte komplettera "
        "distribuera anlita hyra/hyr/hyrde upphandla tillse/tillser/tillsåg vidarebefordra "
        "besvara svara sammankalla uppmärksamma lösa/löser/löste översätta/översätter/översatte "
        "annonsera affischera torka tipsa "
        "be/ber/bad baka rensa klippa/klipper/klippte bära/bär/bar felanmäla/felanmäler/felanmälde "
        "jämföra/jämför/jämförde offerera lyfta/lyfter/lyfte tillverka duka baka grilla "
        "låna servera koka spela dansa kopiera scanna skanna registrera "
        "komma/kommer/kom återkalla vidareförmedla översända/översänder/översände reklamera "
        "dokumentera migrera testköra/testkör/testkörde skylta"
        "ombeds/ombeds/ombads informera"},
    VerbList{word::effort,
             "jobba arbeta göra/gör/gjorde skapa hitta se/ser/såg följa/följer/följde prata tala "
             "diskutera fundera starta börja fortsätta/fortsätter/fortsatte utveckla testa pröva "
             "prova möta/möter/mötte träffa besöka/besöker/besökte bygga/bygger/byggde hjälpa/"
             "hjälper/hjälpte stödja/stödjer/stödde utvärdera läsa/läser/läste rekrytera anställa/"
             "anställer/anställde bilda köra/kör/körde visa vända/vänder/vände nå/når/nådde sprida/"
             "sprider/spred samla föra/för/förde bjuda/bjuder/bjöd delta/deltar/deltog medverka "
             "presentera öka minska förbättra ändra flytta ställa/ställer/ställde använda/använder/"
             "använde koppla satsa mäta/mäter/mätte titta leta samverka samarbeta värva köa "
             "tänka/tänker/tänkte lära/lär/lärde hinna/hinner/hann orka gå/går/gick ge/ger/gav "
             "erbjuda/erbjuder/erbjöd utbilda motivera engagera förankra säkra säkerställa/"
             "säkerställer/säkerställde synliggöra/synliggör/synliggjorde spara sälja/säljer/sålde "
             "dra/drar/drog stryka/stryker/strök vänta bestå/består/bestod skjuta/skjuter/sköt "
             "slopa avskaffa höja/höjer/höjde sänka/sänker/sänkte förlänga/förlänger/förlängde "
             "ersätta/ersätter/ersatte avveckla teckna bekosta sponsra finansiera "
             "sammanträda/sammanträder/sammanträdde"},
    VerbList{word::carry,
             "ansvara leda/leder/ledde driva/driver/drev samordna koordinera hålla/håller/höll "
             "sköta/sköter/skötte bemanna administrera förvalta inleda/inleder/inledde"},
    VerbList{
        word::settle,
        "besluta besluta/beslutar/beslöt bestämma/bestämmer/bestämde godkänna/godkänner/"
        "godkände fastställa/fastställer/fastställde anta/antar/antog välja/väljer/valde utse/"
        "utser/utsåg bordlägga/bordlägger/bordlade avslå/avslår/avslog bifalla/bifaller/biföll "
        "bevilja anslå/anslår/anslog ena tillstyrka/tillstyrker/tillstyrkte avstyrka/avstyrker/"
        "avstyrkte adjungera omvälja/omväljer/omvalde nyvälja/nyväljer/nyvalde entlediga "
        "uppdra/uppdrar/uppdrog tillsätta/tillsätter/tillsatte återremittera remittera delegera "
        "förlägga/förlägger/förlade ajournera inrätta återuppta/återupptar/återupptog rösta "
        "inställa/"
        "inställer/inställde godta/godtar/godtog upphäva/upphäver/upphävde fastslå/fastslår/"
        "fastslog klubba spika stadfästa/stadfäster/stadfäste avskriva/avskriver/avskrev "
        "avföra/avför/avförde tidigarelägga/tidigarelägger/tidigarelade senarelägga/senarelägger/"
        "senarelade bemyndiga befullmäktiga tilldela förordna uppskjuta/uppskjuter/uppsköt "
        "hänskjuta/hänskjuter/hänsköt tillerkänna/tillerkänner/tillerkände permanenta "
        "avsätta/avsätter/avsatte"},
    VerbList{word::hold,
             "bjuda/bjuder/bjöd arrangera anordna ordna genomföra/genomför/genomförde fira "
             "inviga/inviger/invigde "
             "uppmärksamma äga/äger/ägde"},
    VerbList{word::wish,
             "vilja/vill/ville föreslå/föreslår/föreslog hoppas/hoppas/hoppades önska "
             "överväga/överväger/övervägde erbjuda/erbjuder/erbjöd yrka rekommendera "
             "efterlysa/efterlyser/efterlyste efterfråga äska påkalla begära/begär/begärde "
             "motionera förorda förespråka drömma/drömmer/drömde tänka/tänker/tänkte "
             "avse/avser/avsåg ämna"},
    VerbList{
        word::report,
        "berätta rapportera redogöra/redogör/redogjorde redovisa informera presentera hälsa "
        "öppna avsluta tacka konstatera notera påpeka framhålla/framhåller/framhöll säga/säger/"
        "sa uppge/uppger/uppgav förklara beskriva/beskriver/beskrev sammanfatta nämna/nämner/"
        "nämnde anse/anser/ansåg tycka/tycker/tyckte uppleva/upplever/upplevde mena/menar/"
        "menade betona understryka/understryker/underströk lyfta/lyfter/lyfte tro/tror/trodde "
        "känna/känner/kände meddela påminna/påminner/påminde påtala framföra/framför/framförde "
        "redogöra/redogör/redogjorde reservera bedöma/bedömer/bedömde beklaga poängtera "
        "tillåta/tillåter/tillät acceptera gilla uppskatta förstå/förstår/förstod "
        "instämma/instämmer/instämde misstänka/misstänker/misstänkte "
        "minnas/minns/mindes upplysa/upplyser/upplyste invända/invänder/invände hävda"},
    VerbList{
        word::state,
        "vara/är/var bli/blir/blev ha/har/hade finnas/finns/fanns kosta innebära/innebär/"
        "innebar ligga/ligger/låg stå/står/stod ske/sker/skedde hända/händer/hände gälla/gäller/"
        "gällde ingå/ingår/ingick heta/heter/hette betyda/betyder/betydde påverka kräva/kräver/"
        "krävde räcka/räcker/räckte fungera sitta/sitter/satt bo/bor/bodde väga/väger/vägde "
        "handla växa/växer/växte minska leda/leder/ledde utgöra/utgör/utgjorde bidra/bidrar/"
        "bidrog passa pågå/pågår/pågick vara/varit/var vänta träda/träder/trädde fungera "
        "underlätta attrahera tillhöra/tillhör/tillhörde omfatta bero/beror/berodde visa "
        "öka tendera frysa/fryser/frös låsa/låser/låste parkera väcka/väcker/väckte beräkna "
        "sluta veta/vet/visste bruka finna/finner/fann kännas/känns/kändes "
        "komma/kommer/kom tyckas/tycks/tycktes dröja/"
        "dröjer/dröjde driva/driver/drev nyttja utnyttja trivas/trivs/trivdes "
        "verka låta/låter/lät brinna/brinner/brann gå/går/gick få/får/fick ses/ses/sågs "
        "träffas/träffas/träffades lyckas/lyckas/lyckades upptas/upptas/upptogs"},
    VerbList{word::agreed, "landa fastna stanna"},
    VerbList{word::lack,
             "sakna fattas/fattas/fattades behövas/behövs/behövdes krävas/krävs/krävdes "
             "läcka/läcker/läckte brista/brister/"
             "brast strula klaga oroa riskera krocka"},
    VerbList{word::ask, "undra fråga"},
};

struct WordList {
    std::uint32_t traits;
    std::string_view words;
};
inline constexpr std::array word_lists = {
    WordList{word::subordinator,
             "som att om eftersom medan innan sedan fast fastän ifall såvida huruvida vars vilket "
             "där dit därför-att när då tills"},
    WordList{word::asking, "hur vad vem vilka vilken vilket varför vart vems när var hurdan"},
    WordList{word::pronoun,
             "jag du vi ni han hon hen de dom den det man alla ingen någon denna detta dessa båda"},
    WordList{word::negation, "inte inga ingen inget ingenting ej aldrig icke knappt varken"},
    WordList{
        word::preposition,
        "i på till från av för med om vid under över efter före inför inom hos utan mot mellan "
        "genom kring enligt via bland runt senast istället trots per gällande angående"},
    WordList{word::adverb,
             "nu då så sedan därefter därför dessutom även också nyligen redan ännu fortfarande "
             "oavsett istället framöver numera tyvärr dock här där snart sen idag imorgon tidigare "
             "antingen dels både dessförinnan slutligen vidare därmed härmed sist först"},
    WordList{
        word::trouble,
        "problem problemet problemen svårt svår svåra svårigheter svårigheten brist brister "
        "bristen bristande bristfällig saknad oklart oklar oklara otydligt otydlig hinder "
        "hindret risk risken risker oro orolig oroliga oroade försenad försenat försenade "
        "försening trögt trasig trasigt trasiga sönder klagomål utmaning utmaningar utmaningen "
        "underskott dyrt dyra besvär besvärligt fukt mögel råttor skadegörelse läckage behov "
        "behovet otillräcklig otillräckligt hög-belastning ohållbart ohållbar missnöje "
        "missnöjda avstängd avstängt avstängda ansträngd ansträngt inställd inställda bromsat "
        "farlig farligt farliga felaktig felaktiga fel tungt slitet slitna sliten "
        "vattenskada inbrott konflikt konflikter buller stökigt bullrigt långsamt trångt "
        "överbelastad blockerad blockerat blocked "
        "delayed stuck missing osäkert osäker oklarheter ohörbart sjuk sjukskriven vakant "
        "vakanta vakanser tappat strul krångligt rutten ruttet ruttna avspärrad "
        "avspärrat avspärrade otrygg otryggt otrygga rörigt smutsigt skräpigt "
        "luktar stinker punktering iskallt"},
    WordList{word::agreed,
             "överens ense enig eniga enhälligt enhällig votering omröstning acklamation mandat "
             "klartecken svaret utlyst handlingarna bestämd bestämt bestämda beslutad beslutat "
             "beslutade fastställd fastställt fastställda bordlagd bordlagt spikad spikat klubbad "
             "klubbat flyttad flyttat framflyttad framflyttat uppskjuten uppskjutet avförd avfört "
             "enats valt godkänt tyckte avskriven avskrivet bifall erinran kompromissen valet "
             "lösningen arbetsgrupp"},
    WordList{word::on_the_day,
             "ordnar fixar bakar grillar bjuder dukar håller lånar sköter serverar kokar bemannar "
             "spelar "
             "dansar städar ställer leder visar köper"},
    WordList{word::idea,
             "förslag förslaget idé idén idéer idéerna tanke tanken tankar önskan önskemål "
             "önskemålet förhoppning förhoppningen ambition ambitionen erbjudande erbjudandet "
             "avsikt avsikten motion motionen yrkande motförslag intention intentionen "
             "rekommendation rekommendationen"},
    WordList{word::wishing,
             "gärna önskvärt önskvärd kanske eventuellt förslagsvis helst intresserad intresserade "
             "intresserat angeläget lämpligt viktigt bra-om"},
    WordList{
        word::other,
        "och eller men samt en ett den det de vi vårt vår våra min mitt sin sitt sina deras "
        "dess hans hennes alla allt några något någon många mycket fler flera flest mer mest "
        "andra annan annat varje samma sådan sådant sådana ny nya nytt god gott goda stor stort "
        "stora liten litet små lång långt första andra tredje nästa förra sista hela hel halva "
        "ungefär cirka ca ca. bl.a. t.ex. m.m. ja nej tack hej obs vidare övrigt samtliga "
        "respektive annars målet syftet tanken idag igår imorgon frågan frågor fråga beslut "
        "beslutet beslutades åtgärd information mötet möte dagordning dagordningen protokoll "
        "protokollet punkt punkten ordförande ordföranden sekreterare sekreteraren kassör "
        "kassören ledamot projektet projekt gruppen grupp arbetet förslag förslaget rapport "
        "diskussion kostnad kostnaden budget ekonomi personer personal brukare medlemmar "
        "medlemmarna elever eleverna föräldrar boende gäster deltagare deltagarna antal "
        "hälsa kultur skola utbildning lokal lokaler lokalen verksamheten"},
};

// What takes place. Compounds end in one of these: "brännbollsturneringen".
inline constexpr std::string_view occasion_words =
    "fest festen fester dag dagen dagar dagarna mässa mässan konferens konferensen turnering "
    "turneringen utbildning utbildningen utbildningar kurs kursen kurser dialog dialogen frukost "
    "frukosten workshop workshopen workshoppen workshops läger lägret resa resan invigning "
    "invigningen kväll kvällen träff träffen träffar besök besöket seminarium "
    "seminariet loppis loppisen föreläsning föreläsningen utställning utställningen marknad "
    "marknaden basar basaren cup cupen match matchen konsert konserten föreställning "
    "föreställningen avslutning avslutningen jubileum jubileet mingel minglet kickoff kickoffen "
    "kick-off upptakt upptakten studiebesök studiebesöket stämma stämman bal balen disco discot "
    "picknick picknicken vandring vandringen tävling tävlingen lopp loppet fika fikan middag "
    "middagen gala galan galej demonstration demonstrationen julbord "
    "julbordet samråd samrådet hearing hearingen festival festivalen pub puben sittning sittningen "
    "mottagning mottagningen premiär premiären vernissage vernissagen julmarknad karneval "
    "karnevalen öppet-hus uppstart uppstarten inspirationsdag event eventet presentation "
    "presentationen monter montern cafékväll rundvandring provdag provdagen aktivitet aktiviteten "
    "städning städningen besiktning besiktningen rond ronden övning övningen release releasen "
    "lansering lanseringen firande firandet utflykt utflykten hackathon demo demon förhandling "
    "förhandlingen kampanj kampanjen "
    "möte mötet möten mötena årsmöte sammanträde sammanträdet sammankomst uppföljningsmöte";

}  // namespace samskap::reading
