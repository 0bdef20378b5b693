import { jsonAnswer, type JsonObject } from '../answer.ts';
import { type AnalysisType, analysisTypesOf } from '../books/analysis.ts';
import { notFound } from '../errors.ts';
import { seededTimes } from '../seed/chart.ts';
import { type Call, type Route } from './call.ts';
import { listAnswer } from './envelope.ts';
import { ref } from './references.ts';

/** The list has the bare references; areas, level and categories are in the single one (Sage guide). */
export const analysisTypeRoutes: readonly Route[] = [
  { kind: 'plain', method: 'GET', template: '/analysis_types', area: 'Settings', handle: list },
  { kind: 'plain', method: 'GET', template: '/analysis_types/{id}', area: 'Settings', handle: one },
];

function list(call: Call) {
  const rows = analysisTypesOf(call.business.id).map((type) => ({ ...type, ...seededTimes }));
  return listAnswer(call, '/analysis_types', rows, ({ id, name }) => ref('analysis_types', id, name));
}

function one(call: Call) {
  const type = analysisTypesOf(call.business.id).find(({ id }) => id === call.id);
  if (type === undefined) throw notFound();
  return jsonAnswer(200, present(type));
}

function present({ id, name, level, activeAreas, categories }: AnalysisType): JsonObject {
  const self = ref('analysis_types', id, name);
  return {
    ...self,
    active_areas: activeAreas,
    analysis_type_level: {
      id: level === 'TRANSACTION' ? 1 : 2,
      name: `${level}_LEVEL`,
      identifier: level,
    },
    analysis_type_categories: categories.map((category) => ({
      ...ref('analysis_type_categories', category.id, category.name),
      code: category.code,
      name: category.name,
      analysis_type: self,
    })),
    name,
  };
}
