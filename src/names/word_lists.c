/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "names/word_lists.h"

const TrWordList tr_word_lists[] = {
    {TR_PARTICLE,
     "de del la las lo los el y e da do dos das di du des le les the of for and und van von der den "
     "dem ter ten zu al bin ibn ben bint und et to i"},
    {TR_TITLE,
     "mr mrs ms miss dr dra sr sra srta don dona lic ing arq gral general coronel cnel capitan capt "
     "teniente comandante cmdte prof profesor presidente president prasident senador senator diputado "
     "gobernador governor sir lord judge juez padre fray sheriff agent agente sgt sergeant sargento "
     "alias aka"},
    {TR_GENERIC,
     "company companies co corporation corp incorporated inc limited ltd group grupo gruppe holding holdings "
     "bank banks banking banco bancos financiera casa comercializadora constructora constructions "
     "construction "
     "construcciones inmobiliaria empresa empresas enterprise enterprises industries industrias industrial "
     "international internacional global worldwide system systems sistemas solution solutions soluciones "
     "service services servicios trading trade comercial capital fund fondo trust partner partners "
     "management "
     "consulting consultores asociados associates foundation fundacion association asociacion organization "
     "organisation organizacion cartel carteles gang pandilla banda mafia agency agencia department "
     "departamento ministry ministerio secretariat secretaria office oficina bureau administration "
     "administracion government gobierno federal nacional national estatal state municipal police policia "
     "army ejercito navy marina military militar court corte juzgado tribunal fiscalia procuraduria attorney "
     "unit unidad commission comision council consejo committee comite institute instituto university "
     "universidad news noticias media partido party sindicato union society sociedad center centre centro "
     "operations operaciones"},
    {TR_WELL_KNOWN,
     "jose juan luis carlos jorge miguel angel francisco jesus antonio alejandro pedro manuel rafael ramon "
     "vicente "
     "roberto ricardo fernando javier eduardo sergio oscar raul mario omar hector arturo maria guadalupe "
     "juana "
     "margarita veronica rosa leticia alicia martha marta elena ana patricia gabriela gabriel daniel daniela "
     "marco "
     "marcos saul joel noel abel adan ivan jaime julio julian emilio emiliano edgar hugo david diego felipe "
     "gerardo gilberto guillermo gustavo ignacio ismael joaquin jonathan leonardo lorenzo martin mauricio "
     "moises "
     "nicolas pablo ruben salvador samuel santiago tomas ulises victor xavier alfonso alfredo alberto "
     "armando "
     "cesar claudia cristina diana elisa emma erika esther irma isabel julia karla laura lucia luz mariana "
     "mercedes "
     "monica norma olga paola pilar raquel sandra silvia sofia susana teresa yolanda nestor rene rolando "
     "rodolfo "
     "rodrigo rogelio romeo aldo arnulfo benito damian dario efrain elias enrique ernesto esteban fabian "
     "fidel "
     "flavio genaro german amado amalia amelia rosalia carmen carmelo paula pascual teodoro isidro"},
    {TR_WELL_KNOWN,
     "garcia hernandez lopez martinez gonzalez perez rodriguez sanchez ramirez cruz flores gomez morales "
     "vazquez "
     "jimenez reyes diaz torres gutierrez ruiz mendoza aguilar ortiz ortega moreno castillo romero alvarez "
     "mendez "
     "chavez rivera rivas rios juarez suarez ramos dominguez herrera medina castro vargas velazquez velasco "
     "munoz "
     "rojas rojo guerrero salazar salas salinas soto sosa estrada luna lugo lara mora mena meza mejia "
     "trevino "
     "garza leal leon cantu pena pina penaloza silva silvestre solis solano santos santiago nava navarro "
     "navarrete "
     "vega vela vera varela valdes valencia valenzuela zamora zambrano zavala zapata zarate carrillo "
     "castaneda "
     "cervantes cardenas campos camacho cabrera contreras cortes corona cuevas delgado duarte espinoza "
     "esparza "
     "escobar escobedo esquivel fernandez felix fuentes franco galindo galvan gallardo guzman huerta ibarra "
     "islas leyva loera macias maldonado marin marquez martin mata mercado miranda montes molina montoya "
     "montero "
     "murillo "
     "nunez ochoa olivares olvera orozco pacheco padilla palacios parra paredes paz peralta pineda ponce "
     "quintana "
     "quintero quiroz rangel reyna robles rocha rosales rosas rubio saldana sandoval serrano tapia tellez "
     "trejo "
     "trujillo uribe urena valdez villa villar villegas villanueva villarreal vidal yanez"},
    {TR_GENERATION, "jr junior sr senior hijo padre"},
    {TR_CHILD_OF, "bin ibn ben bint binti bte ould oglu ogly kyzy"},
    {TR_ROMAN,
     "ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv"},
};
const size_t tr_n_word_lists = sizeof tr_word_lists / sizeof *tr_word_lists;

const char *const tr_nicknames[] = {
    "jose pepe chepe joseph joe",
    "francisco paco pancho kiko frank",
    "jesus chuy chucho",
    "ignacio nacho",
    "guadalupe lupe lupita",
    "alberto beto albert",
    "roberto beto robert bob bobby rob",
    "gilberto beto",
    "heriberto beto",
    "enrique quique kike henry",
    "manuel manolo meno manny",
    "juan juancho john johnny jack",
    "luis lucho louis",
    "eduardo lalo eddie edward ed",
    "gerardo lalo",
    "guillermo memo william bill will billy",
    "antonio tono tonio anthony tony",
    "rafael rafa",
    "alejandro alex jano alexander",
    "alejandra alex",
    "fernando nando fer",
    "armando mando",
    "ricardo richard rick dick ricky",
    "santiago chago james jim",
    "vicente chente vincent",
    "concepcion concha conchita",
    "dolores lola",
    "maria mary",
    "rosario chayo charo",
    "graciela chela",
    "isabel chabela elizabeth liz beth",
    "rodolfo fito rudy",
    "adolfo fito",
    "salvador chava",
    "refugio cuco",
    "hector tito",
    "ernesto neto",
    "arturo turo arthur",
    "miguel mike michael mickey mick",
    "jorge george",
    "carlos charles charlie chuck",
    "pedro perico peter pete",
    "pablo paul",
    "tomas thomas tom",
    "daniel dan danny",
    "david dave",
    "andres andrew andy",
    "esteban steven stephen steve",
    "theodore ted teddy",
    "edward ted teddy ned",
    "margarita margaret maggie peggy",
    "benjamin ben",
    "samuel sam",
    "nicolas nicholas nick",
    "gregorio goyo gregory greg",
    "patricia pati paty patrick pat",
    "catalina katherine kate kathy",
    "ana ann anna",
    "leticia lety",
    "raymundo mundo",
    "leonardo leo leonard",
    "javier xavier",
    "aleksandr alexander sasha",
};
const size_t tr_n_nicknames = sizeof tr_nicknames / sizeof *tr_nicknames;

const char *const tr_abbreviations[] = {
    "maria ma",
    "francisco fco fsco",
    "guadalupe gpe",
    "antonio anto",
    "concepcion conc",
    "jesus js",
    "manuel ml mnl",
    "rafael rfl",
    "salvador slv",
    "hernandez hdz hdez hrdz",
    "martinez mtz mtnez",
    "gonzalez glz gzz gzlez glez",
    "rodriguez rdz rguez rodz",
    "fernandez fdz fdez",
    "gutierrez gtz gtrez",
    "ramirez rmz rmrz",
    "sanchez schz snchz",
    "lopez lpz",
    "perez prz",
    "jimenez jmz jmnz",
    "dominguez dgz dmgz",
    "vazquez vzqz vzz",
    "velazquez vlzqz",
    "alvarez alvz",
    "mendez mdz",
};
const size_t tr_n_abbreviations = sizeof tr_abbreviations / sizeof *tr_abbreviations;

const char *const tr_translations[] = {
    "nuevo nueva new",
    "banco bank",
    "agencia agency",
    "departamento department",
    "secretaria secretariat ministry",
    "ministerio ministry",
    "policia police",
    "ejercito army",
    "marina navy",
    "fuerza force",
    "fuerzas forces",
    "guardia guard",
    "nacional national",
    "estado state",
    "estados states",
    "unidos united",
    "unido united",
    "justicia justice",
    "gobierno government",
    "corte court",
    "tribunal court",
    "suprema supreme",
    "grupo group",
    "empresa company",
    "compania company",
    "fundacion foundation",
    "union union",
    "partido party",
    "universidad university",
    "instituto institute",
    "centro center centre",
    "golfo gulf",
    "norte north",
    "sur south",
    "oriente este east",
    "occidente oeste west",
    "mexico mexican",
    "mexicano mexicana mexican",
    "americano american",
    "organizacion organization organisation",
    "asociacion association",
    "comision commission",
    "consejo council",
    "drogas drug drugs",
    "seguridad security",
    "hacienda treasury",
    "tesoro treasury",
    "defensa defense defence",
    "generacion generation",
    "internacional international",
    "central central",
    "inteligencia intelligence",
    "investigacion investigation",
    "oficina office bureau",
    "fiscalia prosecutor",
    "federal federal",
    "familia family",
    "cartel kartell",
};
const size_t tr_n_translations = sizeof tr_translations / sizeof *tr_translations;

const TrNumberWord tr_number_words[] = {
    {"one", 1},      {"first", 1},    {"uno", 1},       {"primer", 1},  {"primero", 1},    {"primera", 1},
    {"two", 2},      {"second", 2},   {"segundo", 2},   {"segunda", 2}, {"three", 3},      {"third", 3},
    {"tres", 3},     {"tercer", 3},   {"tercero", 3},   {"tercera", 3}, {"four", 4},       {"fourth", 4},
    {"cuatro", 4},   {"cuarto", 4},   {"cuarta", 4},    {"five", 5},    {"fifth", 5},      {"cinco", 5},
    {"quinto", 5},   {"quinta", 5},   {"six", 6},       {"sixth", 6},   {"seis", 6},       {"sexto", 6},
    {"seven", 7},    {"seventh", 7},  {"siete", 7},     {"septimo", 7}, {"eight", 8},      {"eighth", 8},
    {"ocho", 8},     {"octavo", 8},   {"nine", 9},      {"ninth", 9},   {"nueve", 9},      {"noveno", 9},
    {"ten", 10},     {"tenth", 10},   {"diez", 10},     {"decimo", 10}, {"eleven", 11},    {"once", 11},
    {"twelve", 12},  {"doce", 12},    {"twenty", 20},   {"veinte", 20}, {"thirty", 30},    {"treinta", 30},
    {"forty", 40},   {"fourty", 40},  {"cuarenta", 40}, {"fifty", 50},  {"cincuenta", 50}, {"sixty", 60},
    {"sesenta", 60}, {"seventy", 70}, {"setenta", 70},  {"eighty", 80}, {"ochenta", 80},   {"ninety", 90},
    {"noventa", 90},
};
const size_t tr_n_number_words = sizeof tr_number_words / sizeof *tr_number_words;
