// SPDX-License-Identifier: GPL-3.0-or-later
// Notes as they come out of Word when only the text is pasted: bullets as signs, no markup, and a
// heading that says neither day nor year.
export const notes = `Minnesanteckningar utvecklingsgruppen
Torsdag 3 december kl. 10.00–12.00, Fyren

Närvarande
Maja Lindhe, sekreterare
Amira Haddadi, samordnare
Elsa Lundmark, Vägen
Yusuf Warsame, Kajen

Frånvarande
Fadumo Jama

Lokalfrågan
•\tNils Åkerholm har visat två lokaler på Varvsgatan. Den ena har ingen hiss.
•\tGruppen beslutade att gå vidare med den andra.
•\tElsa ringer hyresvärden till nästa möte och Yusuf skickade in det gamla avtalet.
•\tBrita Sandell bor i huset och berättade om larmet.

Arvode
•\tFöreningarna har svarat förvaltningscheferna.
•\tFår den som är sjuk behålla arvodet?

Nästa möte
Torsdag 14 januari kl. 10.00 på Fyren.
`;
