import type { Terms } from './terms.ts';

export const terms: Terms = {
	nrm: 'Meccanismo nazionale di referral',
	standard: 'Standard',
	criterion: 'Criterio',
	pillar: 'Pilastro',
	section: 'Sezione',
	allStandards: 'Tutti gli standard',
	dimension: {
		design: 'Impianto normativo (leggi e politiche)',
		implementation: 'Attuazione (pratica)'
	},
	dimensionShort: { design: 'Impianto normativo', implementation: 'Attuazione' },
	combined: 'Valore combinato',
	level: 'Livello',
	noInformation: 'Nessuna informazione',
	notApplicable: 'Non applicabile',
	target: 'Obiettivo',
	gap: 'Divario',
	priority: 'Priorità',
	criticalSafeguard: 'Garanzia essenziale',
	unsupported: 'Non comprovato: livello elevato di attuazione senza elementi di prova',
	evidence: 'Elementi di prova',
	narrative: 'Relazione',
	actionPlan: 'Piano d’azione',
	state: 'Stato',
	organisation: 'Organizzazione',
	period: 'Periodo di riferimento',
	lawPracticeGap: 'Divario tra norma e prassi',
	evidenceCoverage: 'Copertura degli elementi di prova',
	coverage: 'Copertura',
	kind: { self: 'Autovalutazione', shadow: 'Rapporto ombra', review: 'Riesame' },
	organisationKind: { government: 'Governo', ngo: 'ONG', reviewer: 'Organo di riesame' },
	mark: { yes: 'Sì', partly: 'In parte', no: 'No', unknown: 'Non noto' },
	access: { public: 'Pubblico', reviewers: 'Solo per il riesame', internal: 'Interno' },
	evidenceKind: { file: 'File', link: 'Collegamento', reference: 'Citazione' },
	actionStatus: {
		planned: 'Prevista',
		running: 'In corso',
		done: 'Conclusa',
		dropped: 'Abbandonata'
	},
	workingText:
		'Gli standard sono riportati in un testo di lavoro di questo progetto. Non si tratta della formulazione dell’ODIHR.',
	machineTranslation:
		'Questa traduzione degli standard è stata eseguita automaticamente e non è ancora stata riveduta.'
};
