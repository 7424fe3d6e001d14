// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <string_view>

// General Swedish: common first names, what somebody can be at a meeting, words for organisations.
namespace samskap::reading {

inline constexpr std::string_view first_names =
    "Adam Agneta Ahmad Ahmed Alex Alexander Alexandra Ali Alice Alicia Alma Alva Amanda Amal "
    "Amina Amira Anders Andreas Anette Anita Ann Anna Anna-Karin Anna-Lena Anne Anneli Annelie "
    "Annika Anton Arne Aron Arvid Asta Astrid August Axel Barbro Benjamin Bengt Bengt-Åke Berit "
    "Bert Bertil Birger Birgit Birgitta Björn Bo Bosse Britt Britta Camilla Carin Carina Carl "
    "Carl-Johan Carolina Caroline Catarina Cecilia Charlotta Charlotte Christer Christian "
    "Christina Clara Claes Conny Cornelia Curt Dag Dan Daniel David Dennis Diana Douglas Ebba "
    "Edith Edvin Edward Eino Ejvind Elias Elin Elina Elisabet Elisabeth Ella Ellen Ellinor Elsa "
    "Elvira Emelie Emil Emilia Emma Emmy Engla Eric Erica Erik Erika Erland Erling Ester Eva Eva- "
    "Lena Evelina Ewa Fatima Fatma Felicia Felix Filip Filippa Folke Frans Fredrik Fredrika Freja "
    "Frida Gabriel Gabriella Georg Gerd Gert Gith Greta Gudrun Gun Gun-Britt Gunborg Gunilla "
    "Gunnar Gunnel Gustaf Gustav Gösta Göran Hampus Hanna Hannah Hannes Hans Harald Harry Hassan "
    "Hedda Hedvig Helen Helena Helene Helga Helge Henning Henric Henrik Henry Herman Hilda Hilma "
    "Hugo Håkan Ia Ibrahim Ida Inga Inga-Lill Inge Ingegerd Ingela Inger Ingemar Ingrid Ingvar "
    "Ines Irene Iris Isabella Isabelle Isak Ivan Ivar Jack Jacob Jakob Jan Jan-Erik Jan-Olof Jana "
    "Janne Jasmin Jasmine Jeanette Jelena Jennie Jenny Jens Jerker Jesper Jessica Jimmy Joakim "
    "Joel Johan Johanna Johannes John Johnny Jonas Jonathan Josef Josefin Josefine Josephine "
    "Julia Julian Juni Jörgen Kaj Kajsa Kalle Karim Karin Karl Karl-Erik Karolina Katarina "
    "Kenneth Kent Kerstin Kevin Khadija Kicki Kim Kjell Klara Klas Klaus Knut Konrad Krister "
    "Kristian Kristin Kristina Kristoffer Kurt Lage Lars Lars-Erik Lasse Laura Leif Leila Lena "
    "Lennart Leo Leon Leyla Liam Lilian Lilly Lina Linda Linn Linnea Linnéa Lisa Lisbeth Lisen "
    "Liv Love Lovisa Lucas Ludvig Lukas Lotta Magda Magdalena Magnus Maja Malin Malte Marcus "
    "Maria Mariam Marianne Marie Marina Mario Marita Markus Martin Martina Mats Matilda Mattias "
    "Maud Max Maximilian Melker Mia Micke Mikael Milla Milton Mimmi Miranda Mira Miriam Mohamed "
    "Mohammed Moa Mona Monica Monika Morgan Moses Muhammed Mustafa Märta Måns Mårten Nadia "
    "Natalie Natasha Nicklas Niclas Niklas Nikola Nils Nina Noah Noel Nora Nour Nova Novalie Ola "
    "Olga Olivia Olle Olof Oliver Olav Omar Oscar Oskar Osman Otto Ove Patricia Patrik Patrick "
    "Paul Paula Peder Per Per-Olof Pernilla Peter Petra Petter Pia Pontus Rasmus Rebecka Reza "
    "Richard Rickard Rikard Robert Robin Roger Roland Rolf Ronny Rosa Roy Ruben Rune Ruth Said "
    "Saida Saga Sally Salma Sam Samir Samuel Samira Sandra Sanna Sara Sebastian Selma Signe "
    "Sigrid Simon Siv Sixten Sofia Sofie Solveig Sonja Staffan Stefan Stellan Sten Stig Stina "
    "Sture Sune Susann Susanna Susanne Suzanne Svante Sven Sven-Erik Svea Sylvia Sören Tage Tea "
    "Teo Teodor Teresa Terese Theo Theodor Therese Thomas Thor Tilda Tilde Tim Tina Tintin Tobias "
    "Tom Tomas Tommy Tord Tore Torbjörn Torgny Torsten Tova Tove Tuva Tyra Ulf Ulla Ulla-Britt "
    "Ulrica Ulrika Ulrik Urban Ursula Uno Valter Vanessa Vega Vera Veronica Veronika Vidar Viggo "
    "Viktor Victor Victoria Viktoria Vilgot Vilhelm Vilma Vincent Viola Viveka Vivianne Walter "
    "Wilhelm Wilma William Yasmin Ylva Yngve Yusuf Yvonne Zahra Zaid Zara Åke Åsa Örjan Östen Rut "
    "Maj Maj-Britt May Kersti Hilmer Fadumo Amin Farid Farida Hamid Nasrin Shirin Yonas Mehdi "
    "Aisha Abdi Abdullah Ayan Hodan Hussein Ilir Jamal Kamal Lamin Layla Mahmoud Malik Maryam "
    "Mehmet Nadja Nasser Noor Rana Rania Sabina Salim Selim Somaya Soraya Tarek Zeynep Zlatko "
    "Dragan Goran Milan Marko Branko Ivana Anja Olena Oksana Iryna Sergej Wei Nguyen Linus Jocke "
    "Wille Ing-Marie Ann-Sofie Ann-Marie Anne-Marie Karl-Gustav Lars-Göran Jan-Åke Per-Ola Per- "
    "Erik Stig-Arne Hjalmar Holger Ritva Aino Eeva Matti Pekka Jari Timo Tiina Meja Tindra Stella "
    "Lova Ellie Nils-Erik Melvin Colin Ebbe Frank Loke Milo Sigge Börje Mauritz Ingalill Tuula "
    "Lotten Maj-Lis Irma Tekla Ossian Devika Marco Bodil Gunvor Gittan Pelle Harriet Dragana "
    "Yvette Jasmina Latifa Renate Vanja Virpi Waldemar Werner Sami Sarah Sari Seppo Sigvard Siiri "
    "Svetlana Tahir Tanja Thore Tor Tua Vendela Ville Nisse Kattis Lollo Bettan Anki Ann-Christin "
    "Ann-Britt Anna-Maria Berith Bengt-Göran Birte Carl-Gustaf Lars-Olof Leif-Åke Mari Mimi "
    "Mikaela Minna Mirjam Nanna Nathalie Natalia Nicole Nikita Odd Oddvar Odin Ottilia Paulina "
    "Pavel Philip Pär Ragnar Ragnhild Ralf Ramona Rebecca Regina Renée Rita Roine Ronja Rosita "
    "Åshild Ödgard Amir Anas Bilal Dalia Farah Faisal Habib Hamza Hana Huda Idris Ilham Iman "
    "Jawad Khaled Lamia Maha Marwa Mina Nabil Nadim Najib Nawal Omid Parisa Parvin Qasim Rashid "
    "Reem Roya Saeed Samer Sanaa Sarita Shadi Sina Souad Suad Tahira Usman Yara Yasin Younes "
    "Zainab Aleksander Andrzej Agnieszka Dorota Grzegorz Jacek Kinga Krzysztof Marek Piotr Tomasz "
    "Wojciech Mirela Emina Amela Senad Edin Mirza Jasna Ayla Malena Malou Milad Senait Vivi "
    "Ingmar Matteo Iréne Irène Maggan Roffe Uffe Zeke Jossan Ibbe Lill Lillemor Peggy Fadime "
    "Sirpa Lisbet Jonna Marja Meriem Cilla Karl-Axel Senada Sanela Samantha Sabrina Tamara "
    "Tatjana Vlado Vesna Zoran Zorica Slavica Snezana Aida Adnan Admir Almir Amar Amra Azra Besim "
    "Blerim Dzenita Elvir Enes Ermin Fikret Fuad Haris Hasan Lejla Mersiha Munira Nermin Nihad "
    "Sead Semir Suada Abbas Abdul Abdirahman Abdulkadir Asha Bashir Deqa Faduma Halima Hawa Idil "
    "Ifrah Khalid Liban Mahad Maryan Mohamud Muna Nimco Sagal Sahra Sharif Zamzam Abel Daniela "
    "Elsabet Feven Freweini Haile Kidane Luwam Meron Merhawi Mulugeta Natnael Rahel Robel Saba "
    "Selam Senay Simret Tesfay Tsegay Winta Yohannes Yordanos Alireza Arash Arman Azadeh Babak "
    "Bahar Behnaz Behrouz Bijan Dariush Elham Fariba Farhad Farshid Fereshteh Golnaz Hossein "
    "Javad Kaveh Kian Laleh Mahin Mahsa Maziar Mehran Mitra Mojgan Morteza Narges Nasim Navid "
    "Negin Niloufar Pouya Sepideh Shahin Shahram Shideh Sima Sohrab Taraneh Zohreh Aram Avin Azad "
    "Dilan Dilsoz Diyar Evin Gulan Hevi Hiwa Jiyan Karwan Kawa Nechirvan Rebin Rezan Rojda Rojin "
    "Roni Shilan Shirwan Soran Zana Ahmet Ayse Aylin Burak Deniz Derya Elif Emine Emre Fatih "
    "Filiz Gökhan Gül Hakan Hatice Hülya Ismail Kemal Leman Murat Nuray Nuri Orhan Ömer Özlem "
    "Sedat Selin Serkan Sevgi Sibel Tarik Tülay Umut Zeliha Antti Arto Eero Hannu Heikki Helmi "
    "Ilkka Jaana Jukka Juha Kaarina Kaija Kalevi Katja Kirsi Lauri Leena Liisa Marjatta Markku "
    "Martti Merja Mika Mikko Mirja Niina Outi Paavo Pasi Petri Päivi Pirjo Raija Raimo Reijo "
    "Riitta Risto Sakari Tapio Tarja Teemu Tuija Tuomas Veikko Vesa Asger Bente Bjarne Birthe "
    "Grete Hanne Kirsten Lene Mette Morten Sidsel Torill Trond Turid Øystein Alan Andrew Bob "
    "Brian Chris Emily George Jane Jim Joe Joyce Kate Lucy Mary Michael Nancy Neil Nick Ryan Sean "
    "Steve Susan Tony Antonio Carlos Claudia Cristina Diego Elena Fernando Francisco Gabriela "
    "Javier Jorge José Juan Juana Luis Manuel Marcela Marcelo Marta Miguel Pablo Patricio Pedro "
    "Ramon Ricardo Rocio Rodrigo Sergio Soledad Ximena Alessandro Giovanni Giulia Luca Paolo "
    "Pietro Anika Arun Deepa Indira Meena Priya Ravi Sunita Vijay Minh Thanh Tuan Somchai Ploy "
    "Ania Beata Bogdan Danuta Halina Irena Iwona Jadwiga Jerzy Jolanta Kasia Katarzyna Małgorzata "
    "Maciej Paweł Renata Stanislaw Urszula Wanda Zbigniew Zofia Andriy Bohdan Daria Kateryna "
    "Ksenia Larysa Ljudmila Lyudmyla Mykola Nadiya Natalya Oleg Oleksandr Olha Serhiy Sofiya "
    "Svitlana Taras Tetiana Valentyna Vasyl Viktoriia Vitaliy Volodymyr Yaroslav Yulia Abbe Agda "
    "Aina Albert Albin Aldor Alf Alfred Algot Allan Alvar Alvin Andrea Angelica Angelika Ann- "
    "Charlotte Ann-Katrin Ann-Kristin Ann-Louise Ann-Mari Anna-Stina Annbritt Anne-Lie Annette "
    "Annie Anny Annalena Anngerd Antonia Arnold Arthur Artur Assar Astor Barbara Beatrice Bella "
    "Benita Benny Bernt Berndt Berta Bertha Bettina Bibbi Billy Britt-Inger Britt-Marie Brita Caj "
    "Cajsa Calle Carl-Axel Carl-Erik Casper Catharina Cathrine Cecilie Chatarina Christel "
    "Christoffer Cissi Claes-Göran Crister Dagmar Dagny Danne Desirée Dick Doris Egon Einar Eira "
    "Eivor Elise Elly Elma Elon Elsie Elsy Emanuel Embla Emmanuel Enar Enok Eskil Ethel Evert Evy "
    "Fabian Fanny Fia Finn Fritz Fritiof Gabbi Gerda Gerhard Gerry Gitte Greger Gull-Britt Gullan "
    "Gun-Marie Gunde Gunhild Gunn Gustava Göte Göthe Halvar Hasse Hans-Erik Hans-Olof Heidi "
    "Heimer Helmer Henny Hillevi Hjördis Håkon Idun Ilse Ina Inez Inga-Britt Inga-Lisa Ing-Britt "
    "Inge-Maj Ingbritt Ingemo Inger-Lise Ingolf Ingvor Ivor Izabella Jarl Jan-Ola Jan-Olov "
    "Jannike Jarmo Jean Jennifer Jerry Jesse Joachim Jon Jonny Josephina Joni Judit Judith Jytte "
    "Jörn Kaisa Karl-Johan Karl-Olof Karna Katrin Kenny Kennet Kettil Kjerstin Kjell-Åke Kjell- "
    "Arne Klas-Göran Kristofer Krystyna Lars-Ove Lars-Gunnar Lars-Inge Leif-Göran Lena-Marie "
    "Lillian Lis Lise Lise-Lotte Loffe Louise Lydia Lykke Majken Maja-Lena Majvor Maj-Lena "
    "Majbritt Manfred Manne Margareta Margaretha Margit Margita Margot Marie-Louise Marlene "
    "Mariann Marika Mathilda Mathias Meta Micaela Michaela Mille Mirre Morris Naemi Nanny "
    "Natanael Nellie Nelly Nenne Nette Nilla Ninni Nikolas Noa Norea Olov Orvar Pamela Peppe Per- "
    "Anders Per-Arne Per-Åke Petronella Petrus Pär-Ola Ragna Raoul Reidar Reine Rikke Robban "
    "Rolf-Göran Rosmarie Rose-Marie Rakel Sammy Sanne Sebbe Sessan Sickan Sigbritt Sigrun Sigurd "
    "Simone Sofi Sol-Britt Sonny Stig-Åke Stig-Olof Steffe Stoffe Sverker Sylve Terttu Thea "
    "Tessan Thyra Timmy Titti Tobbe Tjorven Torbjörg Torun Tomme Totte Tryggve Tuve Ulla-Karin "
    "Ulla-Lena Ullacarin Ulf-Göran Verner Vilhelmina Villemo Viran Vivi-Ann Yasmine Yrsa "
    "Zackarias Zack Åsa-Lena Åse Åsne Ejnar";

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
    "näringslivschef pl lead chair secretary facilitator organisatör";

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
    "stiftelsen kommittén utskottet arbetsgivaren länsstyrelsen ungdomsmottagningen socialjouren "
    "hemtjänsten boendestödet";
// Compounds with these are often not an organisation but people in a room.
inline constexpr std::string_view never_organisations =
    "gruppen målgruppen åldersgruppen personalgruppen arbetsgruppen ledningen belysningen "
    "beredningen enheten avdelningen styrelsen föreningen rådet området folkhälsan";

}  // namespace samskap::reading
