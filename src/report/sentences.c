/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/sentences.h"

/* In the order of TrSays. */
const char *const tr_says[TR_N_SAYS][TR_N_LANGUAGES] = {
    [TR_SAYS_COMMA] = {", ", ", "},
    [TR_SAYS_AND] = {" and ", " y "},
    [TR_SAYS_AND_MORE] = {" and {1} more", " y {1} más"},
    [TR_SAYS_NOT_AT_ALL] = {"Nothing can be said of how sure this ranking is: ",
                            "Nada puede decirse de qué tan segura es esta clasificación: "},
    [TR_SAYS_ONE_ORIGIN] =
        {"all claims that count come from one origin, {1}. Whatever it left out or got wrong, "
         "the ranking repeats. It takes at least a second origin, independent of the first.",
         "todas las afirmaciones que cuentan vienen de un solo origen, {1}. Lo que este haya "
         "omitido o equivocado, la clasificación lo repite. Hace falta al menos un segundo "
         "origen, independiente del primero."},
    [TR_SAYS_NO_TIES] = {"there are no ties that count.", "no hay vínculos que cuenten."},
    [TR_SAYS_PROJECTION] =
        {"a tie of a projection rests on two claims, and origins are not drawn for it. Use "
         "--network ties.",
         "un vínculo de una proyección descansa en dos afirmaciones, y para él no se sortean "
         "orígenes. Use --network ties."},
    [TR_SAYS_DRAWS] =
        {"Each ranking was made again from {1} draws of {2} of the {3} origins, with replacement, "
         "an origin drawn twice counting twice; and without each origin in turn.",
         "Cada clasificación se rehízo con {1} sorteos de {2} de los {3} orígenes, con reposición "
         "(un origen sorteado dos veces cuenta dos veces), y también sin cada origen, uno por uno."},
    [TR_SAYS_CERTAIN] = {"No claim states a confidence, so none was drawn by it.",
                         "Ninguna afirmación declara una confianza, así que ninguna se sorteó según ella."},
    [TR_SAYS_DRAWN_CLAIMS] =
        {"It was also made again from {1} draws of claims, each kept with the probability "
         "that its confidence states.",
         "También se rehízo con {1} sorteos de afirmaciones, en los que cada una se conserva "
         "con la probabilidad que declara su confianza."},
    [TR_SAYS_NOT_DRAWN] = {"How sure the ranking by {1} is cannot be told: it is not computed on draws.",
                           "No puede decirse qué tan segura es la clasificación por {1}: no se calcula con "
                           "sorteos."},
    [TR_SAYS_TOO_COSTLY] =
        {"How sure the ranking by {1} is was not computed: that would take about {2} s on one "
         "core. 'trama rank "
         "--stability --by {3} --budget 0' computes it all the same.",
         "Se omitió qué tan segura es la clasificación por {1}: tardaría unos {2} s en un "
         "núcleo. «trama rank --stability --by {3} --budget 0» la calcula de todos modos."},
    [TR_SAYS_APART] =
        {"By {1}, {2} stands first, and can be told apart from all others: its {3} is rank {4}.",
         "Por {1}, {2} está en primer lugar y se distingue de todos los demás: su {3} es el lugar "
         "{4}."},
    [TR_SAYS_BY] = {"By {1}, ", "Por {1}, "},
    [TR_SAYS_SHARE_FIRST] = {" share the first rank", " comparten el primer lugar"},
    [TR_SAYS_STANDS_FIRST] = {" stands first", " está en primer lugar"},
    [TR_SAYS_AND_ARE_NOT] = {", and are not distinguishable from ", ", y no se distinguen de "},
    [TR_SAYS_BUT_IS_NOT] = {", but is not distinguishable from ", ", pero no se distingue de "},
    [TR_SAYS_FIRST_ONLY] =
        {"{1} is first by {2} only through the origin {3}: without it, rank {4}.",
         "{1} está en primer lugar por {2} solo gracias al origen {3}: sin él, lugar {4}."},
    [TR_SAYS_SHARES_ONLY] = {"{1} shares the first rank by {2} only through the origin {3}: without it, rank "
                             "{4}.",
                             "{1} comparte el primer lugar por {2} solo gracias al origen {3}: sin él, lugar "
                             "{4}."},
    [TR_SAYS_AMONG_ONLY] =
        {"{1} is among the first {2} by {3} only through the origin {4}: without it, rank "
         "{5}.",
         "{1} está entre los primeros {2} por {3} solo gracias al origen {4}: sin él, lugar "
         "{5}."},
    [TR_SAYS_RUN] = {"By {1}, not distinguishable: ", "Por {1}, no se distinguen: "},
    [TR_SAYS_RUN_NEXT] = {"By {1}, not distinguishable each from the next: ",
                          "Por {1}, no se distinguen, cada uno del siguiente: "},
    [TR_SAYS_NO_ORDER] =
        {"The order by {1} does not hold (rho of 0.7 or more in 95 % of the draws) with any "
         "entity or origin missing: too little to read it as such.",
         "El orden por {1} no se sostiene (rho de 0.7 o más en 95 % de los sorteos) si falta "
         "cualquier entidad u origen: es muy poco para leerlo como tal."},
    [TR_SAYS_WEAK_ORDER] =
        {"The order by {1} holds (rho of 0.7 or more in 95 % of the draws) with up to {2} % of "
         "the entities or {3} % of the origins missing: too little to read it as such.",
         "El orden por {1} se sostiene (rho de 0.7 o más en 95 % de los sorteos) aunque falte "
         "hasta {2} % de las entidades o {3} % de los orígenes: es muy poco para leerlo como "
         "tal."},
    [TR_SAYS_FAIR_ORDER] =
        {"The order by {1} holds (rho of 0.7 or more in 95 % of the draws) with up to {2} % of "
         "the entities or {3} % of the origins missing: read it with care.",
         "El orden por {1} se sostiene (rho de 0.7 o más en 95 % de los sorteos) aunque falte "
         "hasta {2} % de las entidades o {3} % de los orígenes: léase con cuidado."},
    [TR_SAYS_ORDER] =
        {"The order by {1} holds (rho of 0.7 or more in 95 % of the draws) with up to {2} % of the "
         "entities or {3} % of the origins missing.",
         "El orden por {1} se sostiene (rho de 0.7 o más en 95 % de los sorteos) aunque falte hasta "
         "{2} % de las entidades o {3} % de los orígenes."},
    [TR_SAYS_UNDONE] =
        {"Were '{1}' not '{2}', the latter would have rank {3} by {4} instead of {5}.",
         "Si «{1}» no fuera «{2}», esta segunda entidad tendría el lugar {3} por {4} y no el {5}."},
    [TR_SAYS_UNREPORTED] =
        {"Resampling cannot show people whom nobody reported, nor ties of which no origin told. The border "
         "of "
         "the network is where reading stopped: who stands at it seems to stand between few, because the "
         "rest "
         "was never entered.",
         "El remuestreo no puede mostrar a personas que nadie mencionó ni vínculos de los que ningún origen "
         "habló. El borde de la red está donde se dejó de leer: quien está en él parece estar entre pocos "
         "porque el resto nunca se capturó."},
};

void tr_says_put(TrBuilder *out, TrLanguage language, TrSays says, const TrValue *values)
{
    tr_form_put(out, tr_says[says][language], values);
}
