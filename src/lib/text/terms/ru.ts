import type { Terms } from './terms.ts';

export const terms: Terms = {
	nrm: 'Национальный механизм перенаправления',
	standard: 'Стандарт',
	criterion: 'Критерий',
	pillar: 'Направление',
	section: 'Раздел',
	allStandards: 'Все стандарты',
	dimension: {
		design: 'Нормативная база (законы и политика)',
		implementation: 'Применение на практике'
	},
	dimensionShort: { design: 'Нормативная база', implementation: 'Применение на практике' },
	combined: 'Общий показатель',
	level: 'Уровень',
	noInformation: 'Нет данных',
	notApplicable: 'Неприменимо',
	target: 'Цель',
	gap: 'Разрыв',
	priority: 'Приоритет',
	criticalSafeguard: 'Ключевая гарантия',
	unsupported: 'Не подтверждено: высокий уровень применения без подтверждающих материалов',
	evidence: 'Подтверждающие материалы',
	narrative: 'Пояснения',
	actionPlan: 'План действий',
	state: 'Государство',
	organisation: 'Организация',
	period: 'Отчётный период',
	lawPracticeGap: 'Разрыв между нормой и практикой',
	evidenceCoverage: 'Обеспеченность подтверждающими материалами',
	coverage: 'Охват',
	kind: { self: 'Самооценка', shadow: 'Альтернативный доклад', review: 'Обзор' },
	organisationKind: {
		government: 'Правительство',
		ngo: 'НПО',
		reviewer: 'Орган, проводящий обзор'
	},
	mark: { yes: 'Да', partly: 'Частично', no: 'Нет', unknown: 'Неизвестно' },
	access: {
		public: 'Открытый доступ',
		reviewers: 'Только для проводящих обзор',
		internal: 'Для внутреннего пользования'
	},
	evidenceKind: { file: 'Файл', link: 'Ссылка', reference: 'Библиографическая ссылка' },
	actionStatus: {
		planned: 'Запланировано',
		running: 'Выполняется',
		done: 'Выполнено',
		dropped: 'Отменено'
	},
	workingText: 'Стандарты приведены в рабочем тексте этого проекта. Это не формулировки БДИПЧ.',
	machineTranslation:
		'Перевод стандартов выполнен машинным способом и ещё не проверен специалистами.'
};
