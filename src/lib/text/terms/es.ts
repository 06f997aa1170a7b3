import type { Terms } from './terms.ts';

export const terms: Terms = {
	nrm: 'Mecanismo nacional de derivación',
	standard: 'Estándar',
	criterion: 'Criterio',
	pillar: 'Pilar',
	section: 'Sección',
	allStandards: 'Todos los estándares',
	dimension: {
		design: 'Diseño (leyes y políticas)',
		implementation: 'Aplicación (práctica)'
	},
	dimensionShort: { design: 'Diseño', implementation: 'Aplicación' },
	combined: 'Valor combinado',
	level: 'Nivel',
	noInformation: 'Sin información',
	notApplicable: 'No aplicable',
	target: 'Meta',
	gap: 'Brecha',
	priority: 'Prioridad',
	criticalSafeguard: 'Salvaguardia crítica',
	unsupported: 'Sin respaldo: nivel alto de aplicación sin ninguna evidencia',
	evidence: 'Evidencias',
	narrative: 'Exposición',
	actionPlan: 'Plan de acción',
	state: 'Estado',
	organisation: 'Organización',
	period: 'Período de referencia',
	lawPracticeGap: 'Brecha entre la ley y la práctica',
	evidenceCoverage: 'Cobertura de evidencias',
	coverage: 'Cobertura',
	kind: { self: 'Autoevaluación', shadow: 'Informe alternativo', review: 'Revisión' },
	organisationKind: { government: 'Gobierno', ngo: 'ONG', reviewer: 'Órgano de revisión' },
	mark: { yes: 'Sí', partly: 'En parte', no: 'No', unknown: 'Desconocido' },
	access: { public: 'Público', reviewers: 'Solo revisores', internal: 'Interno' },
	evidenceKind: { file: 'Archivo', link: 'Enlace', reference: 'Cita' },
	actionStatus: {
		planned: 'Prevista',
		running: 'En curso',
		done: 'Concluida',
		dropped: 'Abandonada'
	},
	workingText:
		'Los estándares se presentan en un texto de trabajo de este proyecto. No es la redacción de la OIDDH.',
	machineTranslation:
		'Esta traducción de los estándares se hizo de forma automática y aún no ha sido revisada.'
};
