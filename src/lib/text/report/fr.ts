import type { ReportWords } from '#lib/core/report-words.ts';
import { terms } from '#lib/text/terms/fr.ts';
import { plural, reportFormat } from './format.ts';

const count = plural('fr');
const standards = (n: number) => count(n, { one: 'norme', other: 'normes' });

export const words: ReportWords = {
	language: 'fr',
	terms,
	format: reportFormat('fr', (code) => `État fictif ${code}`),
	chart: {
		locale: 'fr',
		design: 'Conception',
		implementation: 'Mise en œuvre',
		level: 'Niveau',
		levelDesign: 'Niveau de conception (droit et politiques)',
		levelImplementation: 'Niveau de mise en œuvre (pratique)',
		numberOfStandards: 'Nombre de normes',
		bounds: 'Barre : moyenne des niveaux connus. Trait : bornes dues aux réponses manquantes.',
		lawAhead: 'Le droit devance la pratique',
		practiceAhead: 'La pratique devance le droit',
		gapDesign: 'Écart de conception',
		gapImplementation: 'Écart de mise en œuvre',
		critical: 'garantie essentielle'
	},
	columns: {
		set: 'Pilier',
		standards: 'Normes',
		applicable: 'Applicables',
		rated: 'Deux niveaux connus',
		'design.known': 'Conception connue',
		'design.mean': 'Conception, moyenne',
		'design.low': 'Conception, borne inférieure',
		'design.high': 'Conception, borne supérieure',
		'implementation.known': 'Mise en œuvre connue',
		'implementation.mean': 'Mise en œuvre, moyenne',
		'implementation.low': 'Mise en œuvre, borne inférieure',
		'implementation.high': 'Mise en œuvre, borne supérieure',
		'combined.known': 'Valeur combinée connue',
		'combined.mean': 'Valeur combinée, moyenne',
		'combined.low': 'Valeur combinée, borne inférieure',
		'combined.high': 'Valeur combinée, borne supérieure',
		lawPracticeGap: 'Écart entre le droit et la pratique',
		evidenceCoverage: 'Couverture par des preuves',
		standard: 'Norme',
		pillar: 'Pilier',
		critical: 'Garantie essentielle',
		isApplicable: 'Applicable',
		design: 'Conception',
		implementation: 'Mise en œuvre',
		count: 'Nombre',
		ids: 'Normes',
		rank: 'N°',
		'target.design': 'Cible, conception',
		'target.implementation': 'Cible, mise en œuvre',
		'gap.design': 'Écart de conception',
		'gap.implementation': 'Écart de pratique',
		'gap.total': 'Écart total',
		priority: 'Priorité'
	},
	title: 'Évaluation du mécanisme national d’orientation',
	contents: 'Table des matières',
	pageOf: (page, pages) => `Page ${page} sur ${pages}`,
	period: (from, to) => `du ${from} au ${to}`,
	labelled: (label, text) => `${label} : ${text}`,
	none: 'Néant',
	noLevel: '–',
	cover: {
		catalogue: 'Catalogue de normes',
		catalogueVersion: (id, version) => `${id}, version ${version}`,
		source: 'Source de la numérotation et des thèmes',
		sourceOf: (title, publisher, year) => `${title}. ${publisher}, ${year}`,
		reportLanguage: 'Langue du rapport',
		textLanguage: 'Langue des réponses',
		date: 'Date du rapport',
		fallback: (language) => `Les normes sont présentées dans la langue suivante : ${language}.`,
		signature: 'Approuvé par',
		signatureFields: {
			name: 'Nom',
			function: 'Fonction',
			date: 'Date',
			signature: 'Signature'
		}
	},
	stamp: {
		clearance: {
			watermark: 'PROJET\nCOPIE POUR VALIDATION',
			notice:
				'Ce document est un projet, établi pour validation interne. Il ne constitue pas une soumission et peut encore être modifié.',
			by: 'Copie établie par',
			at: 'Copie établie le',
			footer: (by, moment) =>
				`Projet, copie pour validation, ne valant pas soumission. Établie par ${by}, ${moment}`
		},
		submission: {
			number: 'Numéro de soumission',
			at: 'Soumis le',
			sha256: 'SHA-256 de la soumission',
			superseded:
				'Cette soumission a été remplacée par une soumission ultérieure. Elle est conservée telle qu’elle a été soumise.',
			footer: (number, digits) => `Soumission ${number}, SHA-256 ${digits}…`,
			supersededFooter: (footer) => `Remplacée. ${footer}`
		}
	},
	headings: {
		howToRead: 'Comment lire ce rapport',
		profile: 'Profil',
		charts: 'Le profil en images',
		heatMap: 'Toutes les normes d’un coup d’œil',
		safeguards: 'Les garanties essentielles',
		lawPractice: 'Le droit et la pratique',
		gaps: 'Écarts par ordre de priorité',
		noInformation: 'Normes sans information',
		notApplicable: 'Normes sans objet',
		standards: 'Les normes une à une',
		annexEvidence: 'Annexe A. Éléments de preuve',
		annexMethod: 'Annexe B. Méthode et calcul',
		trace: 'Comment chaque chiffre a été obtenu'
	},
	howToRead: {
		dimensions:
			'Chaque norme est évaluée selon deux dimensions, jamais une seule. La conception est ce que prévoient le droit, les politiques, les procédures, les mandats et le budget. La mise en œuvre est ce qui se passe dans la pratique.',
		levels: 'Chaque dimension reçoit un niveau de 0 à 4.',
		bounds:
			'Une moyenne est calculée sur les seuls niveaux connus. À côté de chaque moyenne figurent ses bornes : la véritable moyenne se situe entre elles, quelles que soient les réponses manquantes. Plus les bornes sont éloignées, moins on en sait.',
		noInformation:
			'L’absence d’information n’est pas un niveau. Elle n’est jamais comptée comme 0 et n’est jamais masquée. Une norme sans objet, pour un motif indiqué, n’entre dans aucun décompte ni aucune moyenne.'
	},
	levelsTable: 'Les cinq niveaux',
	profile: {
		answered: (answered, all) => `Normes ayant reçu une réponse : ${answered} sur ${all}`,
		withEvidence: (n) => `${standards(n)} avec éléments de preuve`,
		notApplicable: (n) => `${standards(n)} sans objet`,
		coverageTable: 'Ce que l’on sait',
		meansTable: 'Moyennes de 0 à 4, avec leurs bornes',
		meansNote:
			'Les bornes de chaque moyenne figurent entre parenthèses. L’écart entre le droit et la pratique est la moyenne de la conception moins la mise en œuvre lorsque les deux sont connues : au-dessus de zéro, le droit devance la pratique.',
		meanOf: (mean, low, high) => `${mean}\n(${low} à ${high})`,
		boundsOnly: (low, high) => `(${low} à ${high})`
	},
	figures: {
		profile: {
			caption: 'Conception et mise en œuvre par pilier',
			alt: (numbers) =>
				`Diagramme à barres des niveaux moyens par pilier, de 0 à 4, avec leurs bornes. ${numbers}`
		},
		radar: {
			caption: 'Les cinq piliers côte à côte',
			alt: (numbers) =>
				`Diagramme en radar des niveaux moyens de conception et de mise en œuvre par pilier. ${numbers}`
		},
		'law-practice': {
			caption: 'Normes par niveau de conception et de mise en œuvre',
			alt: (numbers) =>
				`Diagramme à bulles : la conception en abscisse, la mise en œuvre en ordonnée, la taille d’une bulle est le nombre de normes. Sous la diagonale, le droit devance la pratique. ${numbers}`
		},
		gaps: {
			caption: 'Les principaux écarts par priorité',
			alt: (numbers) =>
				`Diagramme à barres des premiers écarts par priorité, conception et mise en œuvre bout à bout. ${numbers}`
		}
	},
	altPillar: (pillar, design, implementation) =>
		`${pillar} : conception ${design}, mise en œuvre ${implementation}.`,
	altPair: (n, design, implementation) =>
		`${standards(n)} avec conception ${design} et mise en œuvre ${implementation}.`,
	altGap: (standard, design, implementation) =>
		`${standard} : conception ${design}, mise en œuvre ${implementation}.`,
	heatMapNote:
		'Chaque norme avec ses deux niveaux. Plus une case est foncée, plus le niveau est élevé. Une case hachurée signifie qu’il n’y a pas d’information. Les garanties essentielles sont en gras.',
	safeguardsNote:
		'Sans ces garanties, les personnes victimes de la traite sont exposées à un préjudice immédiat. Leurs écarts comptent double dans l’ordre de priorité.',
	safeguardsTable: 'Niveaux des garanties essentielles',
	lawPractice: {
		mean: (gap, rated) =>
			`L’écart moyen entre le droit et la pratique est de ${gap}, sur ${standards(rated)} dont les deux niveaux sont connus.`,
		unknown:
			'L’écart entre le droit et la pratique n’est pas connu : aucune norme n’a ses deux niveaux connus.',
		note: 'Sur la diagonale, le droit et la pratique sont au même niveau. En dessous, le droit devance la pratique ; au-dessus, la pratique devance le droit.',
		table: 'Normes par couple de niveaux'
	},
	gaps: {
		note: 'Un écart est la distance entre le niveau et la cible. La priorité est la somme des écarts connus, doublée pour une garantie essentielle. Un tiret signifie qu’il n’y a pas d’information. Les normes dont aucun niveau n’est connu sont présentées à part.',
		none: 'Aucun niveau connu n’est inférieur à sa cible.',
		table: 'Tous les écarts par ordre de priorité',
		levels: 'Niveaux : conception / pratique',
		targets: 'Cibles : conception / pratique'
	},
	noInformation: {
		note: 'Pour ces normes, aucun des deux niveaux n’est connu. Ce sont des questions ouvertes, non des écarts.',
		none: 'Au moins un niveau est connu pour chaque norme applicable.'
	},
	notApplicable: {
		note: 'Ces normes n’entrent dans aucun décompte ni aucune moyenne, pour le motif indiqué.',
		none: 'Toutes les normes sont applicables.',
		table: 'Normes écartées et motifs',
		reason: 'Motif pour lequel la norme est sans objet'
	},
	actions: {
		table: 'Actions',
		action: 'Action',
		lead: 'Institution chef de file',
		partners: 'Partenaires',
		start: 'Début',
		due: 'Échéance',
		budget: 'Budget',
		funded: 'financé',
		notFunded: 'non encore financé',
		indicator: 'Indicateur',
		effect: 'Niveau attendu',
		status: 'État d’avancement',
		standards: 'Normes'
	},
	standards: {
		ratings: 'Évaluation',
		criteria: 'Critères',
		suggested: 'Suggéré par les critères',
		targetDate: 'Date cible',
		mark: 'Rempli',
		dimension: 'Dimension',
		childLens: 'regard sur l’enfant',
		above: (dimension, level, suggested) =>
			`${dimension} : le niveau ${level} est supérieur au niveau ${suggested} que suggèrent les critères.`,
		notCounted:
			'Des niveaux ont été saisis pour cette norme ; ils sont conservés mais n’entrent dans aucun calcul.',
		noNarrative: 'Aucun exposé n’a été saisi.',
		noEvidence: 'Aucun élément de preuve n’est cité.',
		evidenceTable: (standard) => `Éléments de preuve cités pour ${standard}`
	},
	review: {
		undetermined: {
			design: 'Le droit et la politique ne peuvent être déterminés',
			implementation: 'La pratique ne peut être déterminée'
		},
		finding: 'Constat',
		recommendation: 'Recommandation',
		priority: 'Priorité',
		priorities: { high: 'haute', medium: 'moyenne', low: 'basse' },
		promising: 'Pratique prometteuse',
		verdictsTable: 'Ce que prouvent les preuves citées',
		item: 'Preuve',
		verdict: 'Appréciation',
		verdicts: {
			supports: 'appuie la réponse',
			partly: 'l’appuie en partie',
			'does-not': 'ne l’appuie pas',
			'cannot-open': 'n’a pu être ouverte'
		},
		consensus: 'Comment les examinateurs sont arrivés à un seul avis',
		raters: (n) => `Noté par ${count(n, { one: 'examinateur', other: 'examinateurs' })}.`,
		draftFinding: 'Projet de constat',
		reply: (who, moment) => `Réponse de ${who}, ${moment}`
	},
	evidence: {
		note: 'Chaque élément avec tous ses champs et les normes qui le citent. La valeur SHA-256 prouve qu’un fichier n’a pas été modifié.',
		none: 'Aucun élément de preuve n’a été saisi.',
		table: 'Tous les éléments de preuve',
		document: 'Élément',
		id: 'Identifiant',
		issuer: 'Émis par',
		pinpoint: 'Endroit dans le document',
		access: 'Accès',
		file: 'Fichier',
		sha256: 'SHA-256',
		url: 'Adresse',
		citation: 'Référence',
		citedBy: 'Cité par',
		notCited: 'Non cité'
	},
	method: {
		rules: [
			'Un ensemble de normes est un pilier, ou toutes les normes. Chaque norme a le même poids. Les normes sans objet sont d’abord écartées ; n est le nombre de celles qui restent.',
			'Chaque norme comporte cinq critères. Ils suggèrent un niveau : quatre fois la moyenne des appréciations connues (oui 1, en partie ½, non 0), arrondie à l’entier le plus proche, à l’inférieur en cas d’égalité. L’évaluateur décide du niveau.',
			'Un niveau de mise en œuvre de 3 ou 4 sans aucun élément de preuve est signalé comme non étayé.'
		],
		formulas: [
			'Moyenne = somme des niveaux connus / nombre de niveaux connus',
			'Borne inférieure = (somme des niveaux connus + 0 pour chaque niveau manquant) / n',
			'Borne supérieure = (somme des niveaux connus + 4 pour chaque niveau manquant) / n',
			'Niveau combiné d’une norme = (conception + mise en œuvre) / 2, lorsque les deux sont connues',
			'Écart entre le droit et la pratique = moyenne de (conception − mise en œuvre), lorsque les deux sont connues',
			'Couverture par des éléments de preuve = normes d’un niveau supérieur à 0 citant des preuves / normes d’un niveau supérieur à 0',
			'Écart = cible − niveau, au moins 0 ; la cible est 4, sauf si la réponse fixe la sienne',
			'Priorité = somme des écarts connus × 2 pour une garantie essentielle, × 1 pour toute autre norme'
		],
		traceNote:
			'Chaque chiffre du profil avec sa somme, son nombre et ce qu’il écarte. Entre crochets : les valeurs qui remplacent des niveaux manquants dans une borne.',
		figure: 'Chiffre',
		calculation: 'Calcul',
		value: 'Résultat',
		leftOut: 'Écarté ou manquant',
		bounds: {
			known: 'connus',
			mean: 'moyenne',
			low: 'borne inférieure',
			high: 'borne supérieure'
		},
		excluded: {
			'not-applicable': (n, ids) => `${n} sans objet : ${ids}`,
			'no-information': (n, ids) => `${n} sans information : ${ids}`,
			'one-unknown': (n, ids) => `${n} avec un seul niveau connu : ${ids}`,
			'nothing-claimed': (n, ids) => `${n} sans niveau supérieur à 0 : ${ids}`
		},
		assumed: (n, ids) =>
			`${count(n, { one: 'niveau manquant', other: 'niveaux manquants' })} : ${ids}`
	}
};
