// SPDX-License-Identifier: GPL-2.0-or-later
// ftm.js FILE: the entities of a file of FollowTheMoney JSON lines as its npm package reads them, and what is wrong:
// unknown schemas and properties, required properties that are missing, ends of the wrong kind, values that are no
// dates, topics or addresses.
const fs = require("fs");
const { Model, defaultModel } = require("@alephdata/followthemoney");
const model = new Model(defaultModel);
const problems = [];
const lines = fs.readFileSync(process.argv[2], "utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
const byId = new Map(lines.map((line) => [line.id, line]));
if (byId.size !== lines.length) problems.push("an id stands twice");

const checks = {
    date: (value) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(value),
    topic: (value) => value in defaultModel.types.topic.values,
    url: (value) => /^https?:\/\//i.test(value),
    country: (value) => value in defaultModel.types.country.values,
};

const entities = lines.map((line) => {
    const schema = model.getSchema(line.schema); // throws on one that there is not
    const entity = model.getEntity({ id: line.id, schema: line.schema, properties: line.properties });
    for (const [name, values] of Object.entries(line.properties)) {
        if (!schema.hasProperty(name)) { problems.push(`${line.schema} has no property ${name}`); continue; }
        const property = schema.getProperty(name);
        if (entity.getProperty(name).length !== values.length) problems.push(`${line.schema}.${name} lost a value`);
        for (const value of values) {
            const check = checks[property.type.name];
            if (check && !check(value)) problems.push(`${line.schema}.${name}: '${value}' is no ${property.type.name}`);
            if (property.type.name === "entity") {
                const end = byId.get(value);
                const range = property.range && (property.range.name || property.range);
                if (!end) problems.push(`${line.schema}.${name}: there is no ${value}`);
                else if (range && !model.getSchema(end.schema).isA(range)) problems.push(`${line.schema}.${name}: a ${end.schema} is no ${range}`);
            }
        }
    }
    for (const name of defaultModel.schemata[line.schema].required || [])
        if (!(name in line.properties)) problems.push(`${line.schema} lacks ${name}`);
    return { schema: line.schema, edge: schema.isA("Interval") && line.schema !== "Event", properties: line.properties };
});
process.stdout.write(JSON.stringify({ entities, problems }));
