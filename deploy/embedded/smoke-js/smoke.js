// Does with the official JavaScript client what our services do with the Java one: node smoke.js HOST PORT
// The API key stands in QDRANT_API_KEY: arguments can be read by every user of the machine.
import assert from 'node:assert/strict';
import { Distance, FieldType, Fusion, Modifier, QdrantClient } from '@qdrant/js-client-grpc';

const [host, port] = process.argv.slice(2);
const apiKey = process.env.QDRANT_API_KEY;
const collectionName = `smoke-${process.pid}-${Date.now()}`;

// The client only warns when it does not like the server's version: here a warning is a failure.
const warnings = [];
console.warn = (message) => warnings.push(message);

const client = new QdrantClient({ host, port: Number(port), apiKey: apiKey || undefined, https: false });
const collections = client.api('collections');
const points = client.api('points');

const keyword = (key, value) => ({
  conditionOneOf: { case: 'field', value: { key, match: { matchValue: { case: 'keyword', value } } } },
});
const text = (value) => ({ kind: { case: 'stringValue', value } });
const list = (...values) => ({ kind: { case: 'listValue', value: { values: values.map(text) } } });
const dense = (...data) => ({ vector: { case: 'dense', value: { data } } });
const sparse = (weights) => ({
  vector: { case: 'sparse', value: { indices: Object.keys(weights).map(Number), values: Object.values(weights) } },
});
const nearestDense = (...data) => ({
  variant: { case: 'nearest', value: { variant: { case: 'dense', value: { data } } } },
});
const nearestSparse = (indices, values) => ({
  variant: { case: 'nearest', value: { variant: { case: 'sparse', value: { indices, values } } } },
});
const point = (num, document, allow, vectors) => ({
  id: { pointIdOptions: { case: 'num', value: BigInt(num) } },
  vectors: { vectorsOptions: { case: 'vectors', value: { vectors } } },
  payload: { document: text(document), allow: list(...allow) },
});
const ids = (found) => found.map((one) => Number(one.id.pointIdOptions.value));
const close = (actual, expected) => assert.ok(Math.abs(actual - expected) < 1e-4, `${actual} is not ${expected}`);

async function check(what, action) {
  console.log(`${what}: ${await action()}`);
}

async function conversation() {
  await check('version', async () => {
    const { title, version } = await client.api('service').healthCheck({});
    assert.match(version, /^1\.18\./);
    return `${title} ${version}`;
  });
  await check('collection', async () => {
    const params = { map: { dense: { size: 2n, distance: Distance.Cosine } } };
    const { result } = await collections.create({
      collectionName,
      vectorsConfig: { config: { case: 'paramsMap', value: params } },
      sparseVectorsConfig: { map: { text: { modifier: Modifier.Idf } } },
    });
    assert.ok(result);
    for (const fieldName of ['document', 'allow']) {
      await points.createFieldIndex({ collectionName, fieldName, fieldType: FieldType.FieldTypeKeyword, wait: true });
    }
    const info = await collections.get({ collectionName });
    assert.deepEqual(Object.keys(info.result.payloadSchema).sort(), ['allow', 'document']);
    return `${collectionName} with indexes on ${Object.keys(info.result.payloadSchema)}`;
  });
  await check('upsert and count', async () => {
    await points.upsert({
      collectionName,
      wait: true,
      points: [
        point(1, 'a', ['team:red'], { dense: dense(2, 0), text: sparse({ 7: 1 }) }),
        point(2, 'a', ['team:red', 'team:blue'], { dense: dense(1, 1), text: sparse({ 7: 2, 8: 1 }) }),
        point(3, 'b', ['team:blue'], { dense: dense(0, 3), text: sparse({ 8: 1 }) }),
        point(4, 'b', ['team:red'], { dense: dense(0, 1) }),
      ],
    });
    const { result } = await points.count({ collectionName, exact: true });
    assert.equal(result.count, 4n);
    return `${result.count} points`;
  });
  await check('scroll', async () => {
    const filter = { must: [keyword('document', 'b')] };
    const { result } = await points.scroll({ collectionName, filter, limit: 10 });
    assert.deepEqual(ids(result), [3, 4]);
    assert.equal(result[0].payload.allow.kind.value.values[0].kind.value, 'team:blue');
    return `document b is points ${ids(result)}`;
  });
  await check('hybrid query', async () => {
    // The reader's points are 1, 2 and 4: by the dense vector in this order, by the sparse one 2, then 1.
    const { result } = await points.query({
      collectionName,
      prefetch: [
        { using: 'dense', query: nearestDense(1, 0), limit: 10n },
        { using: 'text', query: nearestSparse([7], [1]), limit: 10n },
      ],
      filter: { must: [keyword('allow', 'team:red')] },
      query: { variant: { case: 'fusion', value: Fusion.RRF } },
      limit: 3n,
    });
    assert.deepEqual(ids(result).sort(), [1, 2, 4]);
    const scores = Object.fromEntries(result.map((hit) => [Number(hit.id.pointIdOptions.value), hit.score]));
    close(scores[1], 1 / 2 + 1 / 3);
    close(scores[2], 1 / 3 + 1 / 2);
    close(scores[4], 1 / 4);
    return JSON.stringify(scores);
  });
  await check('delete by filter', async () => {
    const filter = { must: [keyword('document', 'a')] };
    await points.delete({
      collectionName,
      wait: true,
      points: { pointsSelectorOneOf: { case: 'filter', value: filter } },
    });
    const { result } = await points.scroll({ collectionName, limit: 10 });
    assert.deepEqual(ids(result), [3, 4]);
    return `left are points ${ids(result)}`;
  });
}

try {
  await conversation();
  assert.deepEqual(warnings.filter((one) => one !== 'Api key is used with unsecure connection.'), []);
  console.log('The JavaScript client finds all as expected.');
} finally {
  await collections.delete({ collectionName });
}
process.exit(0);
