import type { Terms } from './terms.ts';

export const terms: Terms = {
	nrm: 'Nationaler Verweismechanismus',
	standard: 'Standard',
	criterion: 'Kriterium',
	pillar: 'Säule',
	section: 'Abschnitt',
	allStandards: 'Alle Standards',
	dimension: {
		design: 'Ausgestaltung (Recht und Politik)',
		implementation: 'Umsetzung (Praxis)'
	},
	dimensionShort: { design: 'Ausgestaltung', implementation: 'Umsetzung' },
	combined: 'Zusammen',
	level: 'Stufe',
	noInformation: 'Keine Angaben',
	notApplicable: 'Nicht anwendbar',
	target: 'Ziel',
	gap: 'Lücke',
	priority: 'Priorität',
	criticalSafeguard: 'Unverzichtbare Schutzgarantie',
	unsupported: 'Nicht belegt: hohe Stufe der Umsetzung ohne jeden Nachweis',
	evidence: 'Nachweise',
	narrative: 'Erläuterung',
	actionPlan: 'Aktionsplan',
	state: 'Staat',
	organisation: 'Organisation',
	period: 'Berichtszeitraum',
	lawPracticeGap: 'Abstand zwischen Recht und Praxis',
	evidenceCoverage: 'Abdeckung durch Nachweise',
	coverage: 'Abdeckung',
	kind: { self: 'Selbstbewertung', shadow: 'Schattenbericht', review: 'Überprüfung' },
	organisationKind: {
		government: 'Regierung',
		ngo: 'Nichtregierungsorganisation',
		reviewer: 'Überprüfende Stelle'
	},
	mark: { yes: 'Ja', partly: 'Teilweise', no: 'Nein', unknown: 'Unbekannt' },
	access: { public: 'Öffentlich', reviewers: 'Nur für die Überprüfung', internal: 'Intern' },
	evidenceKind: { file: 'Datei', link: 'Link', reference: 'Fundstelle' },
	actionStatus: {
		planned: 'Geplant',
		running: 'Laufend',
		done: 'Abgeschlossen',
		dropped: 'Aufgegeben'
	},
	workingText:
		'Die Standards erscheinen in einem Arbeitstext dieses Projekts. Es ist nicht der Wortlaut des BDIMR.',
	machineTranslation:
		'Diese Übersetzung der Standards wurde maschinell erstellt und noch nicht fachlich geprüft.'
};
