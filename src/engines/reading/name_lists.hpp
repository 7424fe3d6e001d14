// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <string_view>

// General Swedish: common first names, what somebody can be at a meeting, words for organisations.
namespace samskap::reading {

inline constexpr std::string_view first_names =
    "Adam Agneta Ahmad Ahmed Alex Alexander Alexandra Ali Alice Alicia Alma Alva Amanda Amal Amina "
    "Amira Anders Andreas Anette Anita Ann Anna Anna-Karin Anna-Lena Anne Anneli Annelie Annika "
    "Anton Arne Aron Arvid Asta Astrid August Axel Barbro Benjamin Bengt Bengt-Åke Berit Bert "
    "Bertil "
    "Birger Birgit Birgitta Björn Bo Bosse Britt Britta Camilla Carin Carina Carl Carl-Johan "
    "Carolina Caroline Catarina Cecilia Charlotta Charlotte Christer Christian Christina Clara "
    "Claes "
    "Conny Cornelia Curt Dag Dan Daniel David Dennis Diana Douglas Ebba Edith Edvin Edward Eino "
    "Ejvind "
    "Elias Elin Elina Elisabet Elisabeth Ella Ellen Ellinor Elsa Elvira Emelie Emil Emilia Emma "
    "Emmy Engla Eric Erica Erik Erika Erland Erling Ester Eva Eva-Lena Evelina Ewa Fatima Fatma "
    "Felicia Felix Filip Filippa Folke Frans Fredrik Fredrika Freja Frida Gabriel Gabriella Georg "
    "Gerd Gert Gith Greta Gudrun Gun Gun-Britt Gunborg Gunilla Gunnar Gunnel Gustaf Gustav Gösta "
    "Göran "
    "Hampus Hanna Hannah Hannes Hans Harald Harry Hassan Hedda Hedvig Helen Helena Helene Helga "
    "Helge Henning Henric Henrik Henry Herman Hilda Hilma Hugo Håkan Ia Ibrahim Ida Inga "
    "Inga-Lill Inge "
    "Ingegerd Ingela Inger Ingemar Ingrid Ingvar Ines Irene Iris Isabella Isabelle Isak Ivan Ivar "
    "Jack Jacob Jakob Jan Jan-Erik Jan-Olof Jana Janne Jasmin Jasmine Jeanette Jelena Jennie Jenny "
    "Jens Jerker Jesper Jessica Jimmy Joakim Joel Johan Johanna Johannes John Johnny Jonas "
    "Jonathan "
    "Josef Josefin Josefine Josephine Julia Julian Juni Jörgen Kaj Kajsa Kalle Karim Karin Karl "
    "Karl-Erik Karolina Katarina Kenneth Kent Kerstin Kevin Khadija Kicki Kim Kjell Klara Klas "
    "Klaus Knut Konrad Krister Kristian Kristin Kristina Kristoffer Kurt Lage Lars Lars-Erik Lasse "
    "Laura Leif Leila Lena Lennart Leo Leon Leyla Liam Lilian Lilly Lina Linda Linn Linnea Linnéa "
    "Lisa "
    "Lisbeth Lisen Liv Love Lovisa Lucas Ludvig Lukas Lotta Magda Magdalena Magnus Maja Malin "
    "Malte "
    "Marcus Maria Mariam Marianne Marie Mariam Marina Mario Marita Markus Martin Martina Mats "
    "Matilda "
    "Mattias Maud Max Maximilian Melker Mia Micke Mikael Milla Milton Mimmi Miranda Mira Miriam "
    "Mohamed Mohammed Moa Mona Monica Monika Morgan Moses Muhammed Mustafa Märta Måns Mårten Nadia "
    "Natalie Natasha Nicklas Niclas Niklas Nikola Nils Nina Noah Noel Nora Nour Nova Novalie Ola "
    "Olga "
    "Olivia Olle Olof Oliver Olav Omar Oscar Oskar Osman Otto Ove Patricia Patrik Patrick Paul "
    "Paula "
    "Peder Per Per-Olof Pernilla Peter Petra Petter Pia Pontus Rasmus Rebecka Reza Richard Rickard "
    "Rikard Robert Robin Roger Roland Rolf Ronny Rosa Roy Ruben Rune Ruth Said Saida Saga Sally "
    "Salma "
    "Sam Samir Samuel Samira Sandra Sanna Sara Sebastian Selma Signe Sigrid Simon Siv Sixten Sofia "
    "Sofie Solveig Sonja Staffan Stefan Stellan Sten Stig Stina Sture Sune Susann Susanna Susanne "
    "Suzanne Svante Sven Sven-Erik Svea Sylvia Sören Tage Tea Teo Teodor Teresa Terese Theo "
    "Theodor "
    "Therese Thomas Thor Tilda Tilde Tim Tina Tintin Tobias Tom Tomas Tommy Tord Tore Torbjörn "
    "Torgny Torsten Tova Tove Tuva Tyra Ulf Ulla Ulla-Britt Ulrica Ulrika Ulrik Urban Ursula Uno "
    "Valter Vanessa Vega Vera Veronica Veronika Vidar Viggo Viktor Victor Victoria Viktoria Vilgot "
    "Vilhelm Vilma Vincent Viola Viveka Vivianne Walter Wilhelm Wilma William Yasmin Ylva Yngve "
    "Yusuf Yvonne Zahra Zaid Zara Åke Åsa Örjan Östen Rut Maj Maj-Britt May Kersti Hilmer Fadumo "
    "Amin Farid Farida Hamid Nasrin Leyla Shirin Yonas Mehdi Aisha Abdi Abdullah Ayan Hodan "
    "Hussein Ilir "
    "Jamal Kamal Lamin Layla Mahmoud Malik Maryam Mehmet Nadja Nasser Noor Rana Rania Sabina "
    "Salim Selim Somaya "
    "Soraya Tarek Zeynep Zlatko Dragan Goran Milan Marko Branko Ivana Anja Olena Oksana Iryna "
    "Sergej Wei Nguyen "
    "Linus Jocke Sanna Gun Lennart Rolf Wille Ing-Marie Ann-Sofie Ann-Marie Anne-Marie "
    "Karl-Gustav Lars-Göran Jan-Åke "
    "Per-Ola Per-Erik Stig-Arne Hjalmar Holger Ritva Aino Eeva Matti Pekka Jari Timo Tiina Tore "
    "Meja Tindra Stella "
    "Lova Alicia Ellie Ines Hedda Juni Nils-Erik Melvin Theo Colin Ebbe Frank Harry Loke Milo "
    "Sigge Vidar "
    "Börje Mauritz Ingalill Tuula Lotten Viveka Robert Maj-Britt Maj-Lis Irma Simon Tekla Ossian "
    "Wilma Nadja Hedvig Rasmus Devika Jonas Elin Marco Kajsa Bodil Cornelia Gunvor Stig Gittan "
    "Pelle Ebba Harriet Sune Dragana Yvette Greta Jasmina Signe Douglas Mehdi Tobias Annika Latifa "
    "Kristoffer Åsa Ylva Renate Mustafa Frida Henrik Viktor Cecilia Gunnel Siv Solveig Ulla Ulrika "
    "Ursula Vanja Vera Veronica Veronika Victoria Viktoria Viola Virpi Waldemar Werner Wilhelm "
    "William Yasmin Yngve Yvonne Zahra Åke Örjan Östen Sami Samira Sara Sarah Sari Sebastian Selma "
    "Seppo Sigrid Sigvard Siiri Sixten Sofia Sofie Sonja Staffan Stefan Stellan Sten Stina Sture "
    "Susann Susanna Susanne Svante Sven Svetlana Sylvia Tage Tahir Tanja Teodor Terese Therese "
    "Thomas Thor Thore Tim Tina Tom Tomas Tommy Tor Torbjörn Tord Torgny Torsten Tove Tua Tuva Ulf "
    "Ulrik Uno Urban Valter Vendela Ville Vincent Walter Nisse Kattis Lollo Bettan Anki "
    "Ann-Christin "
    "Ann-Marie Ann-Britt Anna-Maria Berith Bengt-Göran Birte Carl-Gustaf Lars-Olof Leif-Åke Mari "
    "Mimi Mikaela Minna Mirjam Nanna Nathalie Natalia Nicole Nikita Odd Oddvar Odin Ola Olivia "
    "Ottilia Otto Paulina Pavel Pelle Philip Pär Ragnar Ragnhild Ralf Ramona Rebecca Regina Renée "
    "Rita Roger Roine Roland Ronja Ronny Rosa Rosita Rune Ruben Rut Ruth Åshild Ödgard Amir Anas "
    "Aisha Bilal Dalia Farah Faisal Habib Hamza Hana Huda Idris Ilham Iman Jawad Khaled Lamia Maha "
    "Marwa Mina Nabil Nadim Najib Nasrin Nawal Omid Parisa Parvin Qasim Rashid Reem Roya Saeed "
    "Saga Salma Samer Sanaa Sarita Shadi Shirin Sina Souad Suad Tahira Usman Yara Yasin Younes "
    "Yusuf Zainab Zara Zaid Aleksander Andrzej Agnieszka Dorota Ewa Grzegorz Jacek Kinga Krzysztof "
    "Magdalena Marek Piotr Tomasz Wojciech Mirela Emina Amela Senad Edin Samir Mirza Jasna";

inline constexpr std::string_view role_words =
    "ordförande ordf ordf. sekreterare sekr sekr. kassör kassörska ledamot suppleant ersättare "
    "justerare justeringsman justeringsperson protokollförare protokollsekreterare antecknar "
    "antecknare antecknade skrev skriver protokoll adjungerad adjungerade mötesordförande "
    "mötessekreterare sammankallande vice viceordförande revisor valberedning valberedningen "
    "rektor "
    "biträdande enhetschef chef avdelningschef verksamhetschef förvaltningschef "
    "utvecklingschef projektledare samordnare handläggare lärare kurator skolsköterska "
    "fritidsledare "
    "elevrepresentant föräldrarepresentant personalrepresentant fackligt ombud skyddsombud "
    "brukarrepresentant gäst observatör förvaltare vaktmästare tolk praktikant kommunsekreterare "
    "nämndsekreterare kommundirektör strateg utredare ekonom controller jurist arkitekt "
    "ingenjör konsult moderator processledare utvecklingsledare verksamhetsutvecklare "
    "bibliotekarie "
    "klassrepresentant studeranderepresentant doktorand prefekt dekan föredragande ansvarig vd "
    "kanslist kanslichef generalsekreterare ungdomsledare tränare lagledare materialare "
    "webbansvarig medlemsansvarig festkommittén trädgårdsansvarig hemvärd hyresgästombud "
    "boendestödjare socialsekreterare sekretariat kontaktperson inbjuden kyrkoherde komminister "
    "anteckningar pennan mötesledare huvudskyddsombud enhetschefen socialchef skolchef "
    "näringslivschef pl lead chair secretary facilitator";

// A role as somebody is called in running text, and the plain form of it.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 13> called_roles = {{
    {"ordföranden", "ordförande"},
    {"ordförande", "ordförande"},
    {"sekreteraren", "sekreterare"},
    {"sekreterare", "sekreterare"},
    {"kassören", "kassör"},
    {"kassör", "kassör"},
    {"rektor", "rektor"},
    {"rektorn", "rektor"},
    {"projektledaren", "projektledare"},
    {"förvaltaren", "förvaltare"},
    {"vaktmästaren", "vaktmästare"},
    {"kuratorn", "kurator"},
    {"samordnaren", "samordnare"},
}};

// A word, in the definite form, that names an organisation or one of its parts.
inline constexpr std::string_view organisation_endings =
    "förvaltningen nämnden styrelsen kontoret enheten avdelningen bolaget föreningen kommunen "
    "rådet utskottet kommittén verket byrån förbundet stiftelsen regionen länsstyrelsen "
    "universitetet högskolan kansliet polisen biblioteket församlingen kyrkan myndigheten "
    "delegationen beredningen organisationerna gruppen teamet museet sjukhuset vårdcentralen "
    "räddningstjänsten kooperativet facket klubben redaktionen ledningen kåren sektionen "
    "förskolan gymnasiet skolledningen fritidsgården hälsan";
// Words of their own, not endings of compounds.
inline constexpr std::string_view organisation_words =
    "staden kommunen regionen biblioteket polisen kyrkan elevhälsan socialtjänsten facket "
    "kansliet styrelsen valberedningen revisorerna museet fastighetsägaren hyresvärden "
    "entreprenören leverantören städfirman köket elevrådet skolledningen rektorsgruppen "
    "arbetsförmedlingen försäkringskassan förvaltningen nämnden kontoret verket bolaget förbundet "
    "stiftelsen kommittén utskottet arbetsgivaren";
// Compounds with these are often not an organisation but people in a room.
inline constexpr std::string_view never_organisations =
    "gruppen målgruppen åldersgruppen personalgruppen arbetsgruppen ledningen belysningen "
    "beredningen enheten avdelningen styrelsen föreningen rådet området folkhälsan";

}  // namespace samskap::reading
