// SPDX-License-Identifier: GPL-2.0-or-later
// The data of the page, as objects. The order of the fields is that of html_network.c and html_findings.c.
const data = JSON.parse(document.getElementById("data").textContent);
const T = data.texts;
const spanish = new Map(Object.entries(data.spanish));

const entities = data.entities.map((e, id) => ({
    id, name: T[e[0]], kind: T[e[1]], isEvent: e.length === 2, sector: T[e[2] || 0], guessed: e[3] === 1,
    parent: e.length === 2 ? -1 : e[4], aliases: (e[5] || []).map(i => T[i]), country: T[e[6] || 0],
    description: T[e[7] || 0], url: httpOnly(T[e[8] || 0]), claims: [], ties: [], parts: []
}));

const claims = data.claims.map((c, id) => ({
    id, words: T[c[0]], person: c[1], organization: c[2], target: c[3], recipient: c[4], role: T[c[5]],
    date: T[c[6]], place: T[c[7]], locator: T[c[8]], grade: T[c[9]], confidence: T[c[10]], reply: T[c[11]],
    note: T[c[12]], claimId: T[c[13]], first: c[14], last: c[15], source: T[c[16]], sourceRow: c[17],
    origin: c[18], originName: T[c[19]], url: httpOnly(T[c[20]]), status: c[21],
    stance: ["supports", "denies", "corrects"][c[22]], file: T[c[23]], line: c[24], answers: [], answered: []
}));

const ties = data.ties.map((t, id) => ({
    id, a: t[0], b: t[1], layer: t[2], sign: t[3], directed: t[4] === 1, counted: t[5] === 1, standing: t[6],
    claims: t[7]
}));

/* Only these open from the page, whatever the data hold. */
function httpOnly(url) {
    return /^https?:\/\//i.test(url) ? url : "";
}

for (let i = 0; i + 1 < data.answers.length; i += 2) {
    if (data.answers[i] < 0 || data.answers[i + 1] < 0)
        continue;
    claims[data.answers[i]].answers.push(data.answers[i + 1]);
    claims[data.answers[i + 1]].answered.push(data.answers[i]);
}

for (const claim of claims)
    for (const e of new Set([claim.person, claim.organization, claim.target, claim.recipient]))
        if (e >= 0)
            entities[e].claims.push(claim.id);

/* Pairs by "lower higher": all ties between two. */
const pairs = new Map();
function pairKey(a, b) {
    return a < b ? a * entities.length + b : b * entities.length + a;
}
for (const tie of ties) {
    const key = pairKey(tie.a, tie.b);
    if (!pairs.has(key))
        pairs.set(key, []);
    pairs.get(key).push(tie.id);
    entities[tie.a].ties.push(tie.id);
    if (tie.b !== tie.a)
        entities[tie.b].ties.push(tie.id);
}
for (const entity of entities)
    if (entity.parent >= 0)
        entities[entity.parent].parts.push(entity.id);

const byName = new Map();
for (const entity of entities)
    if (!byName.has(entity.name))
        byName.set(entity.name, entity.id);

/* The claims that deny or correct one of a tie's. */
function against(tie) {
    const all = new Set();
    for (const c of tie.claims)
        if (c >= 0)
            for (const answer of claims[c].answers)
                all.add(answer);
    return [...all];
}

function originsOf(list) {
    return new Set(list.filter(c => c >= 0).map(c => claims[c].origin));
}

const originName = new Map();
for (const claim of claims)
    if (!originName.has(claim.origin))
        originName.set(claim.origin, claim.originName);

/* "claims.csv:12". */
function placeOf(claim) {
    return claim.file + ":" + claim.line;
}
const claimAt = new Map(claims.map(claim => [placeOf(claim), claim.id]));

function layerName(tie) {
    return sayWord(data.layers[tie.layer]) + (tie.sign > 0 ? " (+)" : tie.sign < 0 ? " (−)" : "");
}

// ---- folding: accents and case do not matter to a search ----

const LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"};

function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
        .replace(/[øłđðħıßæœþ]/g, letter => LETTERS[letter])
        .replace(/[.'’]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

const MOST_FOLDED = 400; // characters of a name that a search looks at

const keys = entities.map(entity =>
    [entity.name, ...entity.aliases].map(name => " " + fold(name.slice(0, MOST_FOLDED))));

/* The entities one of whose names has every word of `query`, those first whose names begin with it. */
function searchNames(query, most) {
    const words = fold(query).split(" ").filter(word => word !== "");
    const found = [[], [], []];
    if (words.length === 0)
        return [];
    for (let e = 0; e < keys.length; e++) {
        let best = 3;
        for (const key of keys[e]) {
            if (!words.every(word => key.includes(word)))
                continue;
            best = Math.min(best, key.startsWith(" " + words[0]) ? 0 : words.every(word => key.includes(" " + word)) ? 1 : 2);
        }
        if (best < 3)
            found[best].push(e);
    }
    return found.flatMap(some => some.sort((a, b) => leadingRank(a) - leadingRank(b))).slice(0, most);
}

// ---- ranks ----

const leading = data.leading >= 0 ? data.measures[data.leading] : null;

function leadingRank(e) {
    return leading === null || leading.ranks[e] === 0 ? Infinity : leading.ranks[e];
}

/* [low, high] of a rank: from draws of origins, or from sampling; null where neither was done. */
function intervalOf(measure, e) {
    if (measure.sure !== undefined && measure.sure.low[e] > 0)
        return [measure.sure.low[e], measure.sure.high[e]];
    if (measure.best !== undefined && measure.ranks[e] > 0)
        return [measure.best[e], measure.worst[e]];
    return null;
}

const ranked = data.measures.filter(measure => measure.scores !== undefined);
for (const measure of ranked)
    measure.n = measure.ranks.reduce((n, rank) => n + (rank > 0 ? 1 : 0), 0);

const groupOf = new Map();
if (data.groups !== undefined)
    for (const member of data.groups.entities)
        if (byName.has(member.name))
            groupOf.set(byName.get(member.name), member);

/* A number as people read it. */
function figure(value) {
    if (value === null || value === undefined)
        return "–";
    return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}

function day(number) {
    return new Date(number * 86400000).toISOString().slice(0, 10);
}
