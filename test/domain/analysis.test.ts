import assert from 'node:assert/strict';
import { notInEdition } from '../../domain/connection/editions.ts';
import { analysisLacking, analysisOfLines, analysisTypesIn } from '../../domain/invoice/analysis.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { line, request } from './samples.ts';

const category = (id: string, name: string) => ({ id, name });
const project = {
  id: 'project',
  name: 'Project',
  usableForSales: true,
  categories: [
    category('website', 'Website'),
    category('app', 'Mobile App'),
    category('app-2', 'Mobile App'),
  ],
};
const types = [
  project,
  { id: 'department', name: 'Department', usableForSales: true, categories: [category('c', 'Consulting')] },
  { id: 'centre', name: 'Cost Centre', usableForSales: false, categories: [category('one', 'Centre 1')] },
];
const resolve = (...analyses: Record<string, string>[]) =>
  analysisOfLines(request({ lines: analyses.map((analysis) => ({ ...line, analysis })) }), types);
const refused = (analysis: Record<string, string>) => {
  const resolved = resolve({}, analysis);
  assert.ok(!resolved.ok, 'it was to be refused');
  assert.equal(resolved.attention.code, 'analysis_unknown');
  return resolved.attention;
};

describe('The analysis of the lines of an invoice (A8)', () => {
  it('is found by names, by ids, and by both', () => {
    const resolved = resolve({ Project: 'Website', department: 'c' }, { project: 'app-2' }, {});
    assert.ok(resolved.ok);
    assert.deepEqual(
      resolved.value.map((own) =>
        own.map(({ type, category: name, categoryId }) => [type, name, categoryId]),
      ),
      [
        [
          ['Project', 'Website', 'website'],
          ['Department', 'Consulting', 'c'],
        ],
        [['Project', 'Mobile App', 'app-2']],
        [],
      ],
    );
  });

  for (const [what, analysis, message, field] of [
    ['a category nearly right', { Project: 'websit' }, /Line 2 has "websit".*mean "Website"\?/, 'Project'],
    [
      'a category that is not there',
      { Project: 'Zebra' },
      /"Zebra".*it has "Website", "Mobile App"/,
      'Project',
    ],
    ['a type nearly right', { Projects: 'Website' }, /"Projects".*mean "Project"\?/, 'Projects'],
    ['a type with a slash', { 'A/B': 'Website' }, /"A\/B"/, 'A~1B'],
    [
      'a type not for sales',
      { 'Cost Centre': 'Centre 1' },
      /"Cost Centre".*not active for sales/,
      'Cost Centre',
    ],
    ['a name of two', { Project: 'Mobile App' }, /several.*app, app-2/, 'Project'],
    ['a type twice', { Project: 'Website', project: 'app' }, /gives "Project" twice/, 'project'],
  ] as const)
    it(`is refused for ${what}, with what was meant`, () => {
      const attention = refused(analysis);
      assert.match(attention.message, message);
      assert.equal(attention.field, `/lines/1/analysis/${field}`);
    });

  it('asks for nothing where no line says anything', () => {
    assert.deepEqual(analysisTypesIn(request()), []);
    const analyses: Record<string, string>[] = [
      { Project: 'Website' },
      { Project: 'Retainer', Department: 'Consulting' },
    ];
    const lines = analyses.map((analysis) => ({ ...line, analysis }));
    assert.deepEqual(analysisTypesIn(request({ lines })), ['Project', 'Department']);
  });

  it('is known to be lacking in Start alone', () => {
    const refused = {
      endpoint: 'GET /analysis_types',
      at: '2026-11-01T00:00:00Z',
      message: 'Refused',
    } as const;
    const nowMs = Date.parse('2026-11-02T00:00:00Z');
    const ofStart = analysisLacking(notInEdition('start', [], nowMs));
    assert.match(ofStart?.message ?? '', /Sage Accounting Start does not have that/);
    assert.match(analysisLacking(notInEdition('plus', [refused], nowMs))?.message ?? '', /Refused/);
    for (const edition of ['standard', 'plus', null] as const)
      assert.equal(analysisLacking(notInEdition(edition, [], nowMs)), null);
  });

  it('is of three types at most, each with a text', () => {
    const accepts = (analysis: unknown) =>
      invoiceRequest.safeParse({ ...request(), lines: [{ ...line, analysis }] }).success;
    assert.ok(accepts({ Project: 'Website', Department: 'Consulting', 'Cost Centre': 'North' }));
    assert.ok(!accepts({ a: 'b', c: 'd', e: 'f', g: 'h' }));
    for (const wrong of ['Website', { Project: 5 }, { Project: '' }, ['Website']]) assert.ok(!accepts(wrong));
  });
});
