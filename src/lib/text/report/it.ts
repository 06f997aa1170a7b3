import type { ReportWords } from '#lib/core/report-words.ts';
import { terms } from '#lib/text/terms/it.ts';
import { plural, reportFormat } from './format.ts';

const count = plural('it');
const standards = (n: number) => count(n, { one: 'standard', other: 'standard' });

export const words: ReportWords = {
	language: 'it',
	terms,
	format: reportFormat('it', (code) => `Stato fittizio ${code}`),
	chart: {
		locale: 'it',
		design: 'Impianto normativo',
		implementation: 'Attuazione',
		level: 'Livello',
		levelDesign: 'Livello dell’impianto normativo (leggi e politiche)',
		levelImplementation: 'Livello di attuazione (pratica)',
		numberOfStandards: 'Numero di standard',
		bounds: 'Barra: media dei livelli noti. Linea: limiti dovuti alle risposte mancanti.',
		lawAhead: 'La norma precede la prassi',
		practiceAhead: 'La prassi precede la norma',
		gapDesign: 'Divario normativo',
		gapImplementation: 'Divario di attuazione',
		critical: 'garanzia essenziale'
	},
	columns: {
		set: 'Pilastro',
		standards: 'Standard',
		applicable: 'Applicabili',
		rated: 'Entrambi i livelli noti',
		'design.known': 'Impianto noto',
		'design.mean': 'Impianto normativo, media',
		'design.low': 'Impianto normativo, limite inferiore',
		'design.high': 'Impianto normativo, limite superiore',
		'implementation.known': 'Attuazione nota',
		'implementation.mean': 'Attuazione, media',
		'implementation.low': 'Attuazione, limite inferiore',
		'implementation.high': 'Attuazione, limite superiore',
		'combined.known': 'Valore combinato noto',
		'combined.mean': 'Valore combinato, media',
		'combined.low': 'Valore combinato, limite inferiore',
		'combined.high': 'Valore combinato, limite superiore',
		lawPracticeGap: 'Divario tra norma e prassi',
		evidenceCoverage: 'Con elementi di prova',
		standard: 'Standard',
		pillar: 'Pilastro',
		critical: 'Garanzia essenziale',
		isApplicable: 'Applicabile',
		design: 'Impianto normativo',
		implementation: 'Attuazione',
		count: 'Numero',
		ids: 'Standard',
		rank: 'N.',
		'target.design': 'Obiettivo, impianto normativo',
		'target.implementation': 'Obiettivo, attuazione',
		'gap.design': 'Divario normativo',
		'gap.implementation': 'Divario di prassi',
		'gap.total': 'Divario totale',
		priority: 'Priorità'
	},
	title: 'Valutazione del meccanismo nazionale di referral',
	contents: 'Indice',
	pageOf: (page, pages) => `Pagina ${page} di ${pages}`,
	period: (from, to) => `dal ${from} al ${to}`,
	labelled: (label, text) => `${label}: ${text}`,
	none: 'Nessuno',
	noLevel: '–',
	cover: {
		catalogue: 'Catalogo degli standard',
		catalogueVersion: (id, version) => `${id}, versione ${version}`,
		source: 'Fonte della numerazione e dei temi',
		sourceOf: (title, publisher, year) => `${title}. ${publisher}, ${year}`,
		reportLanguage: 'Lingua della relazione',
		textLanguage: 'Lingua delle risposte',
		date: 'Data della relazione',
		fallback: (language) => `Gli standard sono riportati in questa lingua: ${language}.`,
		signature: 'Approvato da',
		signatureFields: {
			name: 'Nome',
			function: 'Funzione',
			date: 'Data',
			signature: 'Firma'
		}
	},
	stamp: {
		clearance: {
			watermark: 'BOZZA\nPER APPROVAZIONE',
			notice:
				'Questo documento è una bozza per l’approvazione interna. Non è una presentazione ufficiale e può ancora essere modificato.',
			by: 'Copia prodotta da',
			at: 'Copia prodotta il',
			footer: (by, moment) =>
				`Bozza per approvazione, non ancora presentata. Copia prodotta da ${by}, ${moment}`
		},
		submission: {
			number: 'Numero della presentazione',
			at: 'Presentato il',
			sha256: 'SHA-256 della presentazione',
			superseded:
				'Questa presentazione è stata sostituita da una successiva. È conservata così come è stata presentata.',
			footer: (number, digits) => `Presentazione ${number}, SHA-256 ${digits}…`,
			supersededFooter: (footer) => `Sostituita. ${footer}`
		}
	},
	headings: {
		howToRead: 'Come leggere questa relazione',
		profile: 'Profilo',
		charts: 'Il profilo in immagini',
		heatMap: 'Tutti gli standard a colpo d’occhio',
		safeguards: 'Le garanzie essenziali',
		lawPractice: 'Norma e prassi',
		gaps: 'Divari in ordine di priorità',
		noInformation: 'Standard senza informazioni',
		notApplicable: 'Standard non applicabili',
		standards: 'Gli standard uno per uno',
		annexEvidence: 'Allegato A. Elementi di prova',
		annexMethod: 'Allegato B. Metodo e calcolo',
		trace: 'Come si è ottenuta ogni cifra'
	},
	howToRead: {
		dimensions:
			'Ogni standard è valutato secondo due dimensioni, mai una sola. L’impianto normativo è ciò che prevedono leggi, politiche, procedure, mandati e bilancio. L’attuazione è ciò che avviene nella pratica.',
		levels: 'Ogni dimensione ha un livello da 0 a 4.',
		bounds:
			'Una media è calcolata sui soli livelli noti. Accanto a ogni media figurano i suoi limiti: la media effettiva si trova tra essi, qualunque siano le risposte mancanti. Più i limiti sono distanti, meno si sa.',
		noInformation:
			'L’assenza di informazioni non è un livello. Non è mai contata come 0 e non è mai nascosta. Uno standard non applicabile, per un motivo indicato, non entra in alcun conteggio né in alcuna media.'
	},
	levelsTable: 'I cinque livelli',
	profile: {
		answered: (answered, all) => `Standard con risposta: ${answered} su ${all}`,
		withEvidence: (n) => `${standards(n)} con elementi di prova`,
		notApplicable: (n) =>
			count(n, { one: 'standard non applicabile', other: 'standard non applicabili' }),
		coverageTable: 'Quanto è noto',
		meansTable: 'Medie da 0 a 4, con i loro limiti',
		meansNote:
			'I limiti di ogni media sono tra parentesi. Il divario tra norma e prassi è la media dell’impianto normativo meno l’attuazione, ove entrambi siano noti: sopra lo zero, la norma precede la prassi.',
		meanOf: (mean, low, high) => `${mean}\n(da ${low} a ${high})`,
		boundsOnly: (low, high) => `(da ${low} a ${high})`
	},
	figures: {
		profile: {
			caption: 'Impianto normativo e attuazione per pilastro',
			alt: (numbers) =>
				`Grafico a barre dei livelli medi per pilastro, da 0 a 4, con i loro limiti. ${numbers}`
		},
		radar: {
			caption: 'I cinque pilastri a confronto',
			alt: (numbers) =>
				`Grafico radar dei livelli medi di impianto normativo e di attuazione per pilastro. ${numbers}`
		},
		'law-practice': {
			caption: 'Standard per livello di impianto normativo e di attuazione',
			alt: (numbers) =>
				`Grafico a bolle: impianto normativo in orizzontale, attuazione in verticale, la dimensione di una bolla è il numero di standard. Sotto la diagonale la norma precede la prassi. ${numbers}`
		},
		gaps: {
			caption: 'I divari maggiori per priorità',
			alt: (numbers) =>
				`Grafico a barre dei primi divari per priorità, impianto normativo e attuazione in successione. ${numbers}`
		}
	},
	altPillar: (pillar, design, implementation) =>
		`${pillar}: impianto normativo ${design}, attuazione ${implementation}.`,
	altPair: (n, design, implementation) =>
		`${standards(n)} con impianto normativo ${design} e attuazione ${implementation}.`,
	altGap: (standard, design, implementation) =>
		`${standard}: impianto normativo ${design}, attuazione ${implementation}.`,
	heatMapNote:
		'Ogni standard con i suoi due livelli. Più una casella è scura, più il livello è alto. Una casella tratteggiata indica che non vi sono informazioni. Le garanzie essenziali sono in grassetto.',
	safeguardsNote:
		'Senza queste garanzie le persone vittime di tratta sono esposte a un danno immediato. I loro divari contano il doppio nell’ordine di priorità.',
	safeguardsTable: 'Livelli delle garanzie essenziali',
	lawPractice: {
		mean: (gap, rated) =>
			`Il divario medio tra norma e prassi è ${gap}, su ${standards(rated)} con entrambi i livelli noti.`,
		unknown:
			'Il divario tra norma e prassi non è noto: nessuno standard ha entrambi i livelli noti.',
		note: 'Sulla diagonale norma e prassi sono allo stesso livello. Al di sotto la norma precede la prassi; al di sopra la prassi precede la norma.',
		table: 'Standard per coppia di livelli'
	},
	gaps: {
		note: 'Un divario è la distanza tra il livello e l’obiettivo. La priorità è la somma dei divari noti, raddoppiata per una garanzia essenziale. Un trattino indica che non vi sono informazioni. Gli standard di cui nessun livello è noto sono elencati a parte.',
		none: 'Nessun livello noto è inferiore al proprio obiettivo.',
		table: 'Tutti i divari in ordine di priorità',
		levels: 'Livelli: norma / prassi',
		targets: 'Obiettivi: norma / prassi'
	},
	noInformation: {
		note: 'Per questi standard nessuno dei due livelli è noto. Sono questioni aperte, non divari.',
		none: 'Per ogni standard applicabile è noto almeno un livello.'
	},
	notApplicable: {
		note: 'Questi standard non entrano in alcun conteggio né in alcuna media, per il motivo indicato.',
		none: 'Tutti gli standard sono applicabili.',
		table: 'Standard esclusi e motivi',
		reason: 'Motivo della non applicabilità'
	},
	actions: {
		table: 'Azioni',
		action: 'Azione',
		lead: 'Istituzione capofila',
		partners: 'Partner',
		start: 'Inizio',
		due: 'Scadenza',
		budget: 'Risorse finanziarie',
		funded: 'finanziata',
		notFunded: 'non ancora finanziata',
		indicator: 'Indicatore',
		effect: 'Livello atteso',
		status: 'Stato di avanzamento',
		standards: 'Standard'
	},
	standards: {
		ratings: 'Valutazione',
		criteria: 'Criteri',
		suggested: 'Suggerito dai criteri',
		targetDate: 'Data obiettivo',
		mark: 'Soddisfatto',
		dimension: 'Dimensione',
		childLens: 'attenzione al minore',
		above: (dimension, level, suggested) =>
			`${dimension}: il livello ${level} è superiore al livello ${suggested} suggerito dai criteri.`,
		notCounted:
			'Per questo standard sono stati inseriti dei livelli; sono conservati ma non contano in alcun calcolo.',
		noNarrative: 'Non è stata inserita alcuna relazione.',
		noEvidence: 'Nessun elemento di prova citato.',
		evidenceTable: (standard) => `Elementi di prova citati per ${standard}`
	},
	review: {
		undetermined: {
			design: 'Il diritto e la politica non possono essere determinati',
			implementation: 'La prassi non può essere determinata'
		},
		finding: 'Constatazione',
		recommendation: 'Raccomandazione',
		priority: 'Priorità',
		priorities: { high: 'alta', medium: 'media', low: 'bassa' },
		promising: 'Prassi promettente',
		verdictsTable: 'Che cosa dimostrano le prove citate',
		item: 'Prova',
		verdict: 'Valutazione',
		verdicts: {
			supports: 'sostiene la risposta',
			partly: 'la sostiene in parte',
			'does-not': 'non la sostiene',
			'cannot-open': 'non è stato possibile aprirla'
		},
		consensus: 'Come gli esaminatori sono giunti a un solo giudizio',
		raters: (n) => `Valutato da ${count(n, { one: 'esaminatore', other: 'esaminatori' })}.`,
		draftFinding: 'Bozza di constatazione',
		reply: (who, moment) => `Replica di ${who}, ${moment}`
	},
	evidence: {
		note: 'Ogni elemento con tutti i suoi campi e gli standard che lo citano. Il valore SHA-256 dimostra che un file non è stato modificato.',
		none: 'Non sono stati inseriti elementi di prova.',
		table: 'Tutti gli elementi di prova',
		document: 'Elemento',
		id: 'Codice',
		issuer: 'Emesso da',
		pinpoint: 'Punto del documento',
		access: 'Accesso',
		file: 'File',
		sha256: 'SHA-256',
		url: 'Indirizzo',
		citation: 'Citazione',
		citedBy: 'Citato da',
		notCited: 'Non citato'
	},
	method: {
		rules: [
			'Un insieme di standard è un pilastro o la totalità degli standard. Ogni standard ha lo stesso peso. Gli standard non applicabili sono esclusi per primi; n è il numero di quelli che restano.',
			'Ogni standard ha cinque criteri. Essi suggeriscono un livello: quattro volte la media delle risposte note (sì 1, in parte ½, no 0), arrotondata all’intero più vicino, per difetto a metà. Chi valuta decide il livello.',
			'Un livello di attuazione di 3 o 4 senza alcun elemento di prova è segnalato come non comprovato.'
		],
		formulas: [
			'Media = somma dei livelli noti / numero dei livelli noti',
			'Limite inferiore = (somma dei livelli noti + 0 per ciascuno mancante) / n',
			'Limite superiore = (somma dei livelli noti + 4 per ciascuno mancante) / n',
			'Livello combinato di uno standard = (impianto normativo + attuazione) / 2, ove entrambi siano noti',
			'Divario tra norma e prassi = media di (impianto normativo − attuazione), ove entrambi siano noti',
			'Copertura degli elementi di prova = standard di livello superiore a 0 che citano prove / standard di livello superiore a 0',
			'Divario = obiettivo − livello, almeno 0; l’obiettivo è 4, salvo che la risposta ne fissi uno proprio',
			'Priorità = somma dei divari noti × 2 per una garanzia essenziale, × 1 per ogni altro standard'
		],
		traceNote:
			'Ogni cifra del profilo con la sua somma, il suo numero e ciò che esclude. Tra parentesi quadre: i valori che in un limite sostituiscono i livelli mancanti.',
		figure: 'Cifra',
		calculation: 'Calcolo',
		value: 'Risultato',
		leftOut: 'Escluso o mancante',
		bounds: {
			known: 'noti',
			mean: 'media',
			low: 'limite inferiore',
			high: 'limite superiore'
		},
		excluded: {
			'not-applicable': (n, ids) => `${n} non applicabili: ${ids}`,
			'no-information': (n, ids) => `${n} senza informazioni: ${ids}`,
			'one-unknown': (n, ids) => `${n} con un solo livello noto: ${ids}`,
			'nothing-claimed': (n, ids) => `${n} senza un livello superiore a 0: ${ids}`
		},
		assumed: (n, ids) =>
			`${count(n, { one: 'livello mancante', other: 'livelli mancanti' })}: ${ids}`
	}
};
