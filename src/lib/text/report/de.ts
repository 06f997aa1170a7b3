import type { ReportWords } from '#lib/core/report-words.ts';
import { terms } from '#lib/text/terms/de.ts';
import { plural, reportFormat } from './format.ts';

const count = plural('de');
const standards = (n: number) => count(n, { one: 'Standard', other: 'Standards' });

export const words: ReportWords = {
	language: 'de',
	terms,
	format: reportFormat('de', (code) => `Fiktiver Staat ${code}`),
	chart: {
		locale: 'de',
		design: 'Ausgestaltung',
		implementation: 'Umsetzung',
		level: 'Stufe',
		levelDesign: 'Stufe der Ausgestaltung (Recht und Politik)',
		levelImplementation: 'Stufe der Umsetzung (Praxis)',
		numberOfStandards: 'Anzahl der Standards',
		bounds: 'Balken: Mittel der bekannten Stufen. Linie: Grenzen bei fehlenden Antworten.',
		lawAhead: 'Das Recht ist der Praxis voraus',
		practiceAhead: 'Die Praxis ist dem Recht voraus',
		gapDesign: 'Lücke der Ausgestaltung',
		gapImplementation: 'Lücke der Umsetzung',
		critical: 'unverzichtbare Schutzgarantie'
	},
	columns: {
		set: 'Säule',
		standards: 'Standards',
		applicable: 'Anwendbar',
		rated: 'Beide Stufen bekannt',
		'design.known': 'Ausgestaltung bekannt',
		'design.mean': 'Ausgestaltung, Mittel',
		'design.low': 'Ausgestaltung, untere Grenze',
		'design.high': 'Ausgestaltung, obere Grenze',
		'implementation.known': 'Umsetzung bekannt',
		'implementation.mean': 'Umsetzung, Mittel',
		'implementation.low': 'Umsetzung, untere Grenze',
		'implementation.high': 'Umsetzung, obere Grenze',
		'combined.known': 'Zusammen bekannt',
		'combined.mean': 'Zusammen, Mittel',
		'combined.low': 'Zusammen, untere Grenze',
		'combined.high': 'Zusammen, obere Grenze',
		lawPracticeGap: 'Abstand zwischen Recht und Praxis',
		evidenceCoverage: 'Mit Nachweisen belegt',
		standard: 'Standard',
		pillar: 'Säule',
		critical: 'Unverzichtbare Schutzgarantie',
		isApplicable: 'Anwendbar',
		design: 'Ausgestaltung',
		implementation: 'Umsetzung',
		count: 'Anzahl',
		ids: 'Standards',
		rank: 'Nr.',
		'target.design': 'Ziel, Ausgestaltung',
		'target.implementation': 'Ziel, Umsetzung',
		'gap.design': 'Lücke im Recht',
		'gap.implementation': 'Lücke in der Praxis',
		'gap.total': 'Lücke gesamt',
		priority: 'Priorität'
	},
	title: 'Bewertung des Nationalen Verweismechanismus',
	contents: 'Inhalt',
	pageOf: (page, pages) => `Seite ${page} von ${pages}`,
	period: (from, to) => `${from} bis ${to}`,
	labelled: (label, text) => `${label}: ${text}`,
	none: 'Keine',
	noLevel: '–',
	cover: {
		catalogue: 'Katalog der Standards',
		catalogueVersion: (id, version) => `${id}, Version ${version}`,
		source: 'Quelle der Zählung und der Themen',
		sourceOf: (title, publisher, year) => `${title}. ${publisher}, ${year}`,
		reportLanguage: 'Sprache des Berichts',
		textLanguage: 'Sprache der Antworten',
		date: 'Datum des Berichts',
		fallback: (language) => `Die Standards erscheinen in dieser Sprache: ${language}.`,
		signature: 'Gebilligt durch',
		signatureFields: {
			name: 'Name',
			function: 'Funktion',
			date: 'Datum',
			signature: 'Unterschrift'
		}
	},
	stamp: {
		clearance: {
			watermark: 'ENTWURF\nZUR FREIGABE',
			notice:
				'Dies ist ein Entwurf zur internen Freigabe. Er ist keine Einreichung und kann sich noch ändern.',
			by: 'Kopie erstellt von',
			at: 'Kopie erstellt am',
			footer: (by, moment) =>
				`Entwurf zur Freigabe, keine Einreichung. Kopie erstellt von ${by}, ${moment}`
		},
		submission: {
			number: 'Nummer der Einreichung',
			at: 'Eingereicht am',
			sha256: 'SHA-256 der Einreichung',
			superseded:
				'Diese Einreichung ist überholt: Eine spätere ist an ihre Stelle getreten. Sie wird so aufbewahrt, wie sie eingereicht wurde.',
			footer: (number, digits) => `Einreichung ${number}, SHA-256 ${digits}…`,
			supersededFooter: (footer) => `Überholt. ${footer}`
		}
	},
	headings: {
		howToRead: 'Hinweise zum Lesen dieses Berichts',
		profile: 'Profil',
		charts: 'Das Profil im Bild',
		heatMap: 'Alle Standards auf einen Blick',
		safeguards: 'Die unverzichtbaren Schutzgarantien',
		lawPractice: 'Recht und Praxis',
		gaps: 'Lücken nach Priorität',
		noInformation: 'Standards ohne Angaben',
		notApplicable: 'Nicht anwendbare Standards',
		standards: 'Die Standards im Einzelnen',
		annexEvidence: 'Anhang A. Nachweise',
		annexMethod: 'Anhang B. Methode und Berechnung',
		trace: 'Wie jede Zahl zustande kam'
	},
	howToRead: {
		dimensions:
			'Jeder Standard wird in zwei Dimensionen bewertet, nie in einer einzigen. Die Ausgestaltung ist das, was Recht, Politik, Verfahren, Mandate und Haushalt vorsehen. Die Umsetzung ist das, was in der Praxis geschieht.',
		levels: 'Jede Dimension hat eine Stufe von 0 bis 4.',
		bounds:
			'Ein Mittel wird nur aus den bekannten Stufen berechnet. Neben jedem Mittel stehen seine Grenzen: Das wahre Mittel liegt dazwischen, wie auch immer die fehlenden Antworten ausfallen. Je weiter die Grenzen, desto weniger ist bekannt.',
		noInformation:
			'Keine Angaben sind keine Stufe. Sie zählen nie als 0 und werden nie verborgen. Ein Standard, der aus einem genannten Grund nicht anwendbar ist, geht in keine Zählung und in kein Mittel ein.'
	},
	levelsTable: 'Die fünf Stufen',
	profile: {
		answered: (answered, all) => `${answered} von ${standards(all)} beantwortet`,
		withEvidence: (n) => `${standards(n)} mit Nachweisen`,
		notApplicable: (n) => `${standards(n)} nicht anwendbar`,
		coverageTable: 'Was bekannt ist',
		meansTable: 'Mittelwerte von 0 bis 4 mit ihren Grenzen',
		meansNote:
			'Die Grenzen jedes Mittels stehen in Klammern. Der Abstand zwischen Recht und Praxis ist das Mittel von Ausgestaltung minus Umsetzung, wo beide bekannt sind: Über null ist das Recht der Praxis voraus.',
		meanOf: (mean, low, high) => `${mean}\n(${low} bis ${high})`,
		boundsOnly: (low, high) => `(${low} bis ${high})`
	},
	figures: {
		profile: {
			caption: 'Ausgestaltung und Umsetzung je Säule',
			alt: (numbers) =>
				`Balkendiagramm der mittleren Stufen je Säule, von 0 bis 4, mit ihren Grenzen. ${numbers}`
		},
		radar: {
			caption: 'Die fünf Säulen im Vergleich',
			alt: (numbers) =>
				`Netzdiagramm der mittleren Stufen von Ausgestaltung und Umsetzung je Säule. ${numbers}`
		},
		'law-practice': {
			caption: 'Standards nach Stufe der Ausgestaltung und der Umsetzung',
			alt: (numbers) =>
				`Blasendiagramm: Ausgestaltung waagerecht, Umsetzung senkrecht, die Größe einer Blase ist die Anzahl der Standards. Unter der Diagonale ist das Recht der Praxis voraus. ${numbers}`
		},
		gaps: {
			caption: 'Die größten Lücken nach Priorität',
			alt: (numbers) =>
				`Balkendiagramm der ersten Lücken nach Priorität, Ausgestaltung und Umsetzung aneinandergereiht. ${numbers}`
		}
	},
	altPillar: (pillar, design, implementation) =>
		`${pillar}: Ausgestaltung ${design}, Umsetzung ${implementation}.`,
	altPair: (n, design, implementation) =>
		`${standards(n)} mit Ausgestaltung ${design} und Umsetzung ${implementation}.`,
	altGap: (standard, design, implementation) =>
		`${standard}: Ausgestaltung ${design}, Umsetzung ${implementation}.`,
	heatMapNote:
		'Jeder Standard mit seinen zwei Stufen. Je dunkler ein Feld, desto höher die Stufe. Ein schraffiertes Feld bedeutet: keine Angaben. Die unverzichtbaren Schutzgarantien sind fett gesetzt.',
	safeguardsNote:
		'Ohne diese Schutzgarantien droht Menschen, die gehandelt wurden, unmittelbarer Schaden. Ihre Lücken zählen in der Rangfolge doppelt.',
	safeguardsTable: 'Stufen der unverzichtbaren Schutzgarantien',
	lawPractice: {
		mean: (gap, rated) =>
			`Der mittlere Abstand zwischen Recht und Praxis beträgt ${gap}, über ${standards(rated)} mit zwei bekannten Stufen.`,
		unknown:
			'Der Abstand zwischen Recht und Praxis ist nicht bekannt: Bei keinem Standard sind beide Stufen bekannt.',
		note: 'Auf der Diagonale stehen Recht und Praxis auf derselben Stufe. Darunter ist das Recht der Praxis voraus, darüber die Praxis dem Recht.',
		table: 'Standards nach Stufenpaaren'
	},
	gaps: {
		note: 'Eine Lücke ist der Abstand von der Stufe zum Ziel. Die Priorität ist die Summe der bekannten Lücken, bei einer unverzichtbaren Schutzgarantie verdoppelt. Ein Strich bedeutet: keine Angaben. Standards, bei denen keine Stufe bekannt ist, sind gesondert aufgeführt.',
		none: 'Keine bekannte Stufe liegt unter ihrem Ziel.',
		table: 'Alle Lücken nach Priorität',
		levels: 'Stufen: Recht / Praxis',
		targets: 'Ziele: Recht / Praxis'
	},
	noInformation: {
		note: 'Bei diesen Standards ist keine der beiden Stufen bekannt. Sie gelten als offene Fragen, nicht als Lücken.',
		none: 'Bei jedem anwendbaren Standard ist mindestens eine Stufe bekannt.'
	},
	notApplicable: {
		note: 'Diese Standards gehen aus dem genannten Grund in keine Zählung und in kein Mittel ein.',
		none: 'Alle Standards sind anwendbar.',
		table: 'Ausgenommene Standards mit Gründen',
		reason: 'Grund der Nichtanwendbarkeit'
	},
	actions: {
		table: 'Maßnahmen',
		action: 'Maßnahme',
		lead: 'Federführung',
		partners: 'Beteiligte',
		start: 'Beginn',
		due: 'Frist',
		budget: 'Mittelbedarf',
		funded: 'finanziert',
		notFunded: 'noch nicht finanziert',
		indicator: 'Indikator',
		effect: 'Erwartete Stufe',
		status: 'Stand',
		standards: 'Standards'
	},
	standards: {
		ratings: 'Bewertung',
		criteria: 'Kriterien',
		suggested: 'Aus den Kriterien',
		targetDate: 'Zieldatum',
		mark: 'Erfüllt',
		dimension: 'Dimension',
		childLens: 'Blick auf das Kind',
		above: (dimension, level, suggested) =>
			`${dimension}: Die Stufe ${level} liegt über der Stufe ${suggested}, die sich aus den Kriterien ergibt.`,
		notCounted:
			'Für diesen Standard wurden Stufen eingetragen; sie bleiben erhalten, zählen aber nirgends.',
		noNarrative: 'Es wurde keine Erläuterung eingetragen.',
		noEvidence: 'Es sind keine Nachweise angeführt.',
		evidenceTable: (standard) => `Nachweise zu ${standard}`
	},
	review: {
		undetermined: {
			design: 'Recht und Politik lassen sich nicht bestimmen',
			implementation: 'Die Praxis lässt sich nicht bestimmen'
		},
		finding: 'Feststellung',
		recommendation: 'Empfehlung',
		priority: 'Priorität',
		priorities: { high: 'hoch', medium: 'mittel', low: 'niedrig' },
		promising: 'Vielversprechende Praxis',
		verdictsTable: 'Was die angeführten Nachweise belegen',
		item: 'Nachweis',
		verdict: 'Beurteilung',
		verdicts: {
			supports: 'stützt die Antwort',
			partly: 'stützt sie teilweise',
			'does-not': 'stützt sie nicht',
			'cannot-open': 'ließ sich nicht öffnen'
		},
		consensus: 'Wie die Prüfenden zu einer Sicht kamen',
		raters: (n) => `Bewertet von ${count(n, { one: 'Person', other: 'Personen' })}.`,
		draftFinding: 'Entwurf der Feststellung',
		reply: (who, moment) => `Erwiderung von ${who}, ${moment}`
	},
	evidence: {
		note: 'Jeder Nachweis mit allen Feldern und den Standards, die ihn anführen. Der SHA-256-Wert belegt, dass eine Datei unverändert ist.',
		none: 'Es wurden keine Nachweise eingetragen.',
		table: 'Alle Nachweise',
		document: 'Nachweis',
		id: 'Kennung',
		issuer: 'Herausgegeben von',
		pinpoint: 'Stelle im Dokument',
		access: 'Zugang',
		file: 'Datei',
		sha256: 'SHA-256',
		url: 'Adresse',
		citation: 'Fundstelle',
		citedBy: 'Angeführt bei',
		notCited: 'Nirgends angeführt'
	},
	method: {
		rules: [
			'Eine Menge von Standards ist eine Säule oder die Gesamtheit. Jeder Standard zählt gleich viel. Nicht anwendbare Standards werden zuerst ausgenommen; n ist die Zahl der übrigen.',
			'Jeder Standard hat fünf Kriterien. Sie legen eine Stufe nahe: das Vierfache des Mittels der bekannten Antworten (ja 1, teilweise ½, nein 0), gerundet, bei der Hälfte abgerundet. Über die Stufe entscheidet, wer bewertet.',
			'Eine Stufe 3 oder 4 der Umsetzung ohne jeden Nachweis ist als nicht belegt gekennzeichnet.'
		],
		formulas: [
			'Mittel = Summe der bekannten Stufen / Anzahl der bekannten Stufen',
			'Untere Grenze = (Summe der bekannten Stufen + 0 für jede fehlende) / n',
			'Obere Grenze = (Summe der bekannten Stufen + 4 für jede fehlende) / n',
			'Stufe eines Standards zusammen = (Ausgestaltung + Umsetzung) / 2, wo beide bekannt sind',
			'Abstand zwischen Recht und Praxis = Mittel von (Ausgestaltung − Umsetzung), wo beide bekannt sind',
			'Abdeckung durch Nachweise = Standards mit einer Stufe über 0 und Nachweisen / Standards mit einer Stufe über 0',
			'Lücke = Ziel − Stufe, mindestens 0; das Ziel ist 4, wenn die Antwort kein eigenes setzt',
			'Priorität = Summe der bekannten Lücken × 2 bei einer unverzichtbaren Schutzgarantie, sonst × 1'
		],
		traceNote:
			'Jede Zahl des Profils mit Summe, Anzahl und dem, was nicht eingeht. In eckigen Klammern: Werte, die in einer Grenze für fehlende Stufen stehen.',
		figure: 'Zahl',
		calculation: 'Berechnung',
		value: 'Ergebnis',
		leftOut: 'Ausgenommen oder fehlend',
		bounds: { known: 'bekannt', mean: 'Mittel', low: 'untere Grenze', high: 'obere Grenze' },
		excluded: {
			'not-applicable': (n, ids) => `${n} nicht anwendbar: ${ids}`,
			'no-information': (n, ids) => `${n} ohne Angaben: ${ids}`,
			'one-unknown': (n, ids) => `${n} mit nur einer bekannten Stufe: ${ids}`,
			'nothing-claimed': (n, ids) => `${n} ohne Stufe über 0: ${ids}`
		},
		assumed: (n, ids) => `${count(n, { one: 'fehlende Stufe', other: 'fehlende Stufen' })}: ${ids}`
	}
};
