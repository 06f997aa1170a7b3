import { formatNumber } from '#lib/text/format.ts';
import { account as accountFr } from './account/fr.ts';
import { administration as administrationFr } from './administration/fr.ts';
import { submission as submissionFr } from './submission/fr.ts';
import { work as workFr } from './work/fr.ts';
import { comments as commentsFr } from './comments/fr.ts';
import { mail as mailFr } from './mail/fr.ts';
import { trail as trailFr } from './trail/fr.ts';
import { amendment as amendmentFr } from './amendment/fr.ts';
import { bundles as bundlesFr } from './bundles/fr.ts';
import { clarify as clarifyFr } from './clarify/fr.ts';
import { compare as compareFr } from './compare/fr.ts';
import { reviews as reviewsFr } from './reviews/fr.ts';
import { together as togetherFr } from './together/fr.ts';
import { rounds as roundsFr } from './rounds/fr.ts';
import type { InterfaceText } from './en.ts';

// No-break spaces are written as escapes, so that they can be seen and survive every editor:
// \u00a0 before a colon and between a number and its unit, \u202f before ; ! ?

const plural = (n: number, one: string, many: string) =>
	`${formatNumber('fr', n)} ${n < 2 ? one : many}`;

export const fr: InterfaceText = {
	product: 'Évaluation du MNO',
	skipToContent: 'Aller au contenu principal',
	menu: 'Menu',
	languageNavigation: 'Langue',
	footer: {
		purpose:
			'Mesure la manière dont un État identifie et protège les victimes de la traite des êtres humains.',
		method: 'Comment les chiffres sont obtenus'
	},
	account: accountFr,
	administration: administrationFr,
	submission: submissionFr,
	work: workFr,
	comments: commentsFr,
	mail: mailFr,
	trail: trailFr,
	together: togetherFr,
	reviews: reviewsFr,
	compare: compareFr,
	clarify: clarifyFr,
	amendment: amendmentFr,
	bundles: bundlesFr,
	rounds: roundsFr,
	nav: {
		home: 'Évaluations',
		standards: 'Les 57 normes',
		method: 'Méthode',
		administration: 'Administration'
	},
	errorSummary: 'Un problème est survenu',
	errorPrefix: 'Erreur\u00a0:',
	labelled: (label: string, value: string) => `${label}\u00a0: ${value}`,
	optional: 'facultatif',
	none: 'Néant',
	error: {
		notFound: 'Page introuvable',
		notFoundText:
			'Si vous avez saisi l’adresse, vérifiez qu’elle est exacte. La page a peut-être été supprimée.',
		forbidden: 'La demande ne provenait pas d’une page de cette application',
		forbiddenText: 'Rien n’a été modifié. Rouvrez la page et recommencez.',
		failed: 'Désolé, une erreur s’est produite',
		failedText: 'Rien de ce qui a été confirmé comme enregistré n’est perdu. Réessayez plus tard.',
		reference: (id) => `Si vous signalez cette erreur, indiquez ce numéro\u00a0: ${id}`
	},
	home: {
		title: 'Évaluations',
		lead: 'Évaluez un mécanisme national d’orientation au regard de 57 normes, en distinguant le droit de la pratique, éléments de preuve à l’appui. Vous obtenez des graphiques des écarts et un rapport digne d’être signé.',
		create: 'Nouvelle évaluation',
		import: 'Importer un fichier',
		empty:
			'Il n’y a pas encore d’évaluation. Créez-en une ou importez un fichier au format nrm-assessment/1.',
		emptyForReaders: 'Il n’y a pas encore d’évaluation.',
		noOrganisation:
			'Vous n’êtes membre d’aucune organisation qui évalue. Ce que saisissent les organisations n’est vu que de leurs membres.',
		status: 'Statut',
		answered: 'Renseignées',
		answeredOf: (n, all) => `${n} sur ${all}`,
		updated: 'Dernière modification'
	},
	head: {
		createTitle: 'Nouvelle évaluation',
		editTitle: 'Fiche de l’évaluation',
		state: 'État',
		chooseState: 'Choisissez un État',
		groups: {
			participating: 'États participants de l’OSCE',
			partner: 'Partenaires pour la coopération',
			fictional: 'États fictifs, pour les démonstrations'
		},
		organisation: 'Organisation qui répond',
		owner: 'Votre organisation',
		chooseOwner: 'Choisissez une organisation',
		organisationHint: 'Par exemple, le ministère qui coordonne l’évaluation.',
		organisationKind: 'Type d’organisation',
		kind: 'Type d’évaluation',
		kindHint: {
			self: 'Un État, sur son propre mécanisme',
			shadow: 'Une ONG, sur le mécanisme d’un État',
			review: 'Un examinateur, sur le mécanisme d’un État'
		},
		period: 'Période de référence',
		periodHint: 'La période que décrivent les réponses.',
		from: 'Du',
		to: 'Au',
		language: 'Langue des réponses',
		catalogue: 'Catalogue des normes',
		create: 'Créer l’évaluation',
		save: 'Enregistrer la fiche',
		saved: 'La fiche est enregistrée.',
		changed:
			'Quelqu’un d’autre a modifié ceci pendant que vous écriviez. Rien n’a été écrasé. Enregistrez à nouveau pour mettre ce texte à sa place, ou rouvrez la page pour voir l’autre.',
		remove: 'Supprimer cette évaluation',
		removeText:
			'Toutes les réponses et tous les éléments de preuve de cette évaluation seront supprimés. Exportez-la d’abord si vous pouvez en avoir besoin.',
		removeConfirm: 'Je comprends que cette opération est irréversible'
	},
	import: {
		title: 'Importer une évaluation',
		lead: 'Un fichier au format nrm-assessment/1, tel que cette application l’exporte. Il devient une nouvelle évaluation\u202f; aucune évaluation existante n’est modifiée.',
		file: 'Fichier d’évaluation (JSON)',
		submit: 'Vérifier et importer',
		faults: (n) =>
			`Rien n’a été importé. Le fichier comporte ${plural(n, 'erreur', 'erreurs')}\u00a0:`,
		more: (n) => `et ${plural(n, 'autre', 'autres')}`
	},
	standards: {
		title: 'Les 57 normes',
		search: 'Rechercher',
		searchHint: 'Mots d’un titre, d’un énoncé ou d’un critère, ou un identifiant',
		pillar: 'Pilier',
		section: 'Section',
		all: 'Tout',
		criticalOnly: 'Garanties essentielles uniquement',
		apply: 'Afficher',
		reset: 'Tout afficher',
		found: (n) => plural(n, 'norme', 'normes'),
		nothing:
			'Aucune norme ne correspond. Saisissez moins de mots ou choisissez l’ensemble des piliers.',
		statement: 'Ce dont dispose un État qui satisfait à la norme',
		rationale: 'Pourquoi c’est important',
		criteria: 'Critères',
		anchors: 'Fondements juridiques',
		article: (articles) => `art.\u00a0${articles}`,
		verified: 'vérifié dans le texte du traité',
		unverified: 'pas encore vérifié',
		institutions: 'Institutions généralement responsables',
		evidenceExamples: 'Ce qui en apporterait la preuve',
		childLens: 'perspective de l’enfant',
		readIn: 'Langue des normes',
		previous: 'Norme précédente',
		next: 'Norme suivante',
		machine: 'traduction automatique'
	},
	assessment: {
		tabs: {
			tasks: 'Normes',
			board: 'Suivi',
			evidence: 'Éléments de preuve',
			results: 'Résultats',
			report: 'Rapport et export',
			submission: 'Soumission',
			details: 'Fiche'
		},
		readOnly: 'Vous pouvez lire cette évaluation\u202f; d’autres la modifient.',
		status: {
			draft: 'Projet',
			'in-approval': 'En validation',
			submitted: 'Soumise',
			returned: 'Renvoyée',
			accepted: 'Acceptée'
		},
		tabsLabel: 'Parties de cette évaluation',
		progress: (n, all) => `${plural(n, 'norme renseignée', 'normes renseignées')} sur ${all}`,
		filters: {
			all: 'Toutes',
			unanswered: 'Non renseignées',
			critical: 'Essentielles',
			unsupported: 'Non étayées',
			'no-evidence': 'Sans élément de preuve'
		},
		filterLabel: 'Afficher',
		nothing: 'Aucune norme ne correspond à ce filtre.',
		unanswered: 'Non renseignée',
		partly: 'Une dimension',
		answered: 'Renseignée',
		levels: (design, implementation) => `Conception ${design}, mise en œuvre ${implementation}`,
		evidenceCount: (n) => plural(n, 'élément de preuve', 'éléments de preuve'),
		startNext: 'Aller à la prochaine norme non renseignée'
	},
	answer: {
		criteria: 'Critères',
		criteriaHint:
			'Indiquez ce que montrent les éléments de preuve. Vos réponses suggèrent un niveau\u202f; c’est vous qui décidez.',
		levels: 'Niveaux',
		suggested: (level) => `Suggéré par les critères\u00a0: ${level}`,
		noSuggestion: 'Pas de suggestion\u00a0: aucun critère de cette dimension n’est encore connu.',
		above:
			'Le niveau est supérieur à celui que suggèrent les critères. Donnez-en la raison dans votre texte.',
		unsupported:
			'Un niveau 3 ou 4 dans la pratique n’est encore étayé par aucun élément de preuve.',
		notApplicable: 'Cette norme est sans objet pour l’État',
		notApplicableReason: 'Pourquoi elle est sans objet',
		notApplicableHint: (n) =>
			`Au moins ${plural(n, 'caractère', 'caractères')}. La norme est alors exclue de tous les décomptes et de toutes les moyennes.`,
		narrative: 'Texte explicatif',
		narrativeHint:
			'Ce qui est en place, ce qui se passe dans la pratique, où sont les lacunes. Aucune donnée à caractère personnel sur des victimes.',
		target: 'Cible',
		targetHint: 'À défaut de cible, le niveau le plus élevé est la cible.',
		targetBy: 'À atteindre d’ici au',
		noTarget: 'Niveau le plus élevé (4)',
		evidence: 'Éléments de preuve',
		evidenceReuse: 'Éléments de preuve de cette évaluation qui étayent cette réponse',
		evidenceNone: 'Cette évaluation ne comporte pas encore d’élément de preuve.',
		evidenceAdd: 'Ajouter un élément de preuve',
		save: 'Enregistrer',
		saveNext: 'Enregistrer et continuer',
		saved: 'La réponse est enregistrée.',
		savedAt: (moment) => `Dernier enregistrement\u00a0: ${moment} UTC`,
		neverSaved: 'Pas encore enregistrée',
		leave:
			'Ce que vous avez écrit ici n’est pas encore enregistré. Quitter quand même la page\u202f?',
		about: 'À propos de cette norme',
		history: 'Historique de cette réponse',
		previous: 'Norme précédente',
		next: 'Norme suivante',
		position: (n, all) => `Norme ${n} sur ${all}`,
		characters: {
			one: 'Il vous reste %{count} caractère',
			other: 'Il vous reste %{count} caractères',
			limit: 'Il vous reste 0 caractère',
			overOne: 'Vous avez %{count} caractère de trop',
			overOther: 'Vous avez %{count} caractères de trop',
			hint: 'Vous pouvez saisir jusqu’à %{count} caractères'
		}
	},
	evidence: {
		title: 'Éléments de preuve',
		lead: 'Un même document peut servir de preuve pour de nombreuses normes. Il est conservé une seule fois et cité partout où il compte.',
		kind: 'De quoi s’agit-il\u202f?',
		kindHint: {
			file: 'Un document à téléverser, de 25\u00a0Mo au plus',
			link: 'Une page sur le web',
			reference: 'La référence d’une source qui ne peut pas être jointe'
		},
		type: 'Type',
		chooseType: 'Choisissez un type',
		name: 'Titre',
		issuer: 'Émetteur',
		date: 'Date du document',
		language: 'Langue',
		pinpoint: 'Passage concerné',
		pinpointHint: 'Articles, pages ou tableaux',
		access: 'Qui peut le consulter',
		file: 'Fichier',
		url: 'Adresse',
		citation: 'Référence',
		citedBy: 'Étaye',
		citedByNone: 'Aucune norme pour l’instant',
		download: 'Télécharger',
		missingFile: 'Ce fichier est cité dans une évaluation importée et n’est pas sur ce serveur.',
		attach: 'Joindre le fichier',
		attachHint: 'Ce doit être le même fichier\u00a0: son empreinte SHA-256 est comparée.',
		add: 'Ajouter un élément de preuve',
		addSubmit: 'Ajouter',
		added: 'L’élément de preuve est ajouté.',
		edit: 'Modifier',
		editTitle: 'Modifier l’élément de preuve',
		save: 'Enregistrer',
		remove: 'Retirer cet élément de preuve',
		removeText:
			'Il est aussi retiré des réponses qui le citent. L’historique conserve ce qui s’y trouvait.',
		removeSubmit: 'Retirer',
		empty: 'Il n’y a pas encore d’élément de preuve.',
		changed:
			'Quelqu’un d’autre a modifié ceci pendant que vous écriviez. Rien n’a été écrasé. Enregistrez à nouveau pour mettre ce texte à sa place, ou rouvrez la page pour voir l’autre.',
		sha256: 'SHA-256'
	},
	results: {
		summary: 'Synthèse',
		ratedOf: (n, all) =>
			`Normes applicables évaluées dans les deux dimensions\u00a0: ${n} sur ${all}`,
		notApplicableCount: (n) => `${n} sans objet`,
		noInformationCount: (n) => `${n} sans aucune information`,
		bounds: (low, high) => `entre ${low} et ${high}`,
		boundsHint:
			'Les bornes indiquent où se situe la moyenne, quelles que soient les réponses manquantes.',
		explain: 'Expliquer ce chiffre',
		csv: 'Télécharger ces chiffres (CSV)',
		profile: 'Profil par pilier',
		profileAlt:
			'Diagramme en barres\u00a0: niveau moyen de la conception et de la mise en œuvre dans chaque pilier, avec les bornes entre lesquelles se situe la moyenne. Le tableau contient les mêmes chiffres.',
		radar: 'Les cinq piliers',
		radarAlt:
			'Diagramme en radar\u00a0: niveau moyen de la conception et de la mise en œuvre dans chaque pilier. Le tableau du profil contient les mêmes chiffres.',
		heatMap: 'Carte thermique des normes',
		heatMapHint: 'Niveau de chaque norme en droit et dans la pratique.',
		lawPractice: 'Droit et pratique',
		lawPracticeAlt:
			'Diagramme à bulles\u00a0: nombre de normes pour chaque couple de niveaux. Ce qui se trouve sous la diagonale est en avance en droit et en retard dans la pratique. Le tableau contient les mêmes chiffres.',
		lawPracticeHint:
			'Nombre de normes pour chaque couple de niveaux. Sous la diagonale, le droit est en avance sur la pratique.',
		gaps: 'Écarts, par priorité',
		gapsAlt:
			'Diagramme en barres\u00a0: les quinze écarts les plus prioritaires, par dimension. Le tableau présente tous les écarts.',
		gapsHint: 'Écart = cible − niveau. L’écart d’une garantie essentielle compte double.',
		noGaps: 'Aucun écart n’est connu.',
		safeguards: 'Garanties essentielles',
		noInformation: 'Pas d’information',
		noInformationHint:
			'Aucun des deux niveaux n’est connu. Ces normes ne valent pas zéro et ne figurent pas parmi les écarts.',
		noInformationNone: 'Chaque norme applicable a au moins un niveau.',
		notApplicable: 'Sans objet',
		rank: 'Rang',
		rated: 'Évaluées',
		contents: 'Sur cette page'
	},
	explain: {
		title: 'Comment ce chiffre est obtenu',
		value: 'Valeur',
		none: 'Pas de valeur\u00a0: pas d’information',
		formula: 'Formule',
		rows: 'Normes prises en compte',
		contribution: 'Compte pour',
		assumed: 'supposé',
		excluded: 'Normes exclues',
		excludedNone: 'Aucune norme n’est exclue.',
		why: {
			'not-applicable': 'Sans objet',
			'no-information': 'Pas d’information',
			'one-unknown': 'Un seul niveau connu',
			'nothing-claimed': 'Aucun niveau supérieur à 0'
		},
		meanFormula: (sum, count, value) => `${sum} ÷ ${count} = ${value}`,
		countFormula: (count) => `nombre de lignes = ${count}`,
		back: 'Retour aux résultats',
		measure: {
			applicable: 'Normes applicables',
			rated: 'Normes évaluées dans les deux dimensions',
			'design.known': 'Conception\u00a0: niveaux connus',
			'design.mean': 'Conception\u00a0: moyenne des niveaux connus',
			'design.low': 'Conception\u00a0: borne inférieure de la moyenne',
			'design.high': 'Conception\u00a0: borne supérieure de la moyenne',
			'implementation.known': 'Mise en œuvre\u00a0: niveaux connus',
			'implementation.mean': 'Mise en œuvre\u00a0: moyenne des niveaux connus',
			'implementation.low': 'Mise en œuvre\u00a0: borne inférieure de la moyenne',
			'implementation.high': 'Mise en œuvre\u00a0: borne supérieure de la moyenne',
			'combined.known': 'Combiné\u00a0: normes dont les deux niveaux sont connus',
			'combined.mean': 'Combiné\u00a0: moyenne des normes dont les deux niveaux sont connus',
			'combined.low': 'Combiné\u00a0: borne inférieure de la moyenne',
			'combined.high': 'Combiné\u00a0: borne supérieure de la moyenne',
			lawPracticeGap: 'Écart entre le droit et la pratique',
			evidenceCoverage: 'Couverture par les éléments de preuve',
			'combined.value': 'Niveau combiné',
			'gap.design': 'Écart de conception',
			'gap.implementation': 'Écart de mise en œuvre',
			'gap.total': 'Écart total',
			priority: 'Priorité'
		},
		rule: {
			applicable: 'Toutes les normes, sauf celles qui sont sans objet.',
			rated: 'Normes applicables dont les deux niveaux sont connus.',
			known: 'Normes applicables dont le niveau est connu.',
			mean: 'Somme des niveaux connus, divisée par leur nombre. L’absence d’information ne vaut pas zéro\u00a0: elle est exclue.',
			low: 'Comme la moyenne, chaque niveau manquant étant fixé à 0.',
			high: 'Comme la moyenne, chaque niveau manquant étant fixé à 4.',
			lawPracticeGap:
				'Moyenne de conception − mise en œuvre pour les normes dont les deux niveaux sont connus.',
			evidenceCoverage:
				'Parmi les normes dont un niveau au moins est supérieur à 0, proportion de celles qui citent au moins un élément de preuve.',
			'combined.value': '(conception + mise en œuvre) ÷ 2, si les deux niveaux sont connus.',
			gap: 'max(0, cible − niveau)\u202f; la cible est 4, sauf si la réponse fixe la sienne.',
			'gap.total': 'Somme des écarts connus.',
			priority: 'Écart total × 2 pour une garantie essentielle, × 1 dans les autres cas.'
		}
	},
	report: {
		title: 'Rapport et export',
		pdf: 'Rapport (PDF)',
		pdfHint:
			'Tout ce qui a été saisi, avec les graphiques, les écarts, les éléments de preuve et la méthode. Balisé pour les lecteurs d’écran.',
		language: 'Langue du rapport',
		languageHint:
			'Les réponses sont imprimées dans la langue dans laquelle elles ont été rédigées.',
		date: 'Date figurant sur le rapport',
		download: 'Télécharger le PDF',
		export: 'Fichier d’évaluation',
		exportHint:
			'Toutes les réponses, les notices des éléments de preuve et les actions, au format nrm-assessment/1. Cette application et la ligne de commande le lisent.',
		exportDownload: 'Télécharger le fichier (JSON)'
	},
	method: {
		title: 'Comment les chiffres sont obtenus',
		lead: 'Chaque chiffre découle de ces règles, est calculé une seule fois et reste le même sur toutes les pages, dans tous les fichiers et tous les rapports.',
		ratings: 'Niveaux',
		ratingsText: [
			'Chaque norme est évaluée dans deux dimensions\u00a0: la conception (droit, politique, procédure, mandat, moyens financiers) et la mise en œuvre (ce qui se passe dans la pratique).',
			'Chaque dimension a un niveau de 0 à 4, ou pas d’information. L’absence d’information n’est jamais comptée comme 0 et jamais masquée.',
			'Une norme n’est sans objet que si le motif est donné par écrit. Elle est alors exclue de tous les décomptes et de toutes les moyennes.',
			'Cinq critères par norme suggèrent un niveau\u00a0: 4 × la moyenne de oui (1), en partie (½) et non (0) sur les critères connus de la dimension, le tout arrondi au niveau le plus proche ou, à égale distance, au niveau inférieur. La personne qui évalue décide.',
			'Un niveau 3 ou 4 dans la pratique sans aucun élément de preuve est signalé comme non étayé.'
		],
		results: 'Résultats d’un pilier ou de l’ensemble des normes',
		resultsText: [
			'Moyenne\u00a0: somme des niveaux connus ÷ leur nombre.',
			'Bornes\u00a0: la moyenne avec chaque niveau manquant à 0, puis à 4. La moyenne réelle se situe entre les deux.',
			'Combiné\u00a0: (conception + mise en œuvre) ÷ 2 pour une norme dont les deux niveaux sont connus\u202f; la moyenne de ces normes.',
			'Écart entre le droit et la pratique\u00a0: moyenne de conception − mise en œuvre lorsque les deux niveaux sont connus.',
			'Couverture par les éléments de preuve\u00a0: parmi les normes dont un niveau au moins est supérieur à 0, proportion de celles qui citent un élément de preuve.',
			'Toutes les normes ont le même poids. Il n’y a ni palmarès ni classement des États.'
		],
		gaps: 'Écarts',
		gapsText: [
			'Écart\u00a0: max(0, cible − niveau) dans chaque dimension\u202f; la cible est 4, sauf si la réponse fixe la sienne.',
			'Priorité\u00a0: écart total, × 2 pour une garantie essentielle.',
			'Classés par priorité, puis par écart de mise en œuvre, puis dans l’ordre du catalogue. Les normes sans information sont présentées à part.'
		],
		scale: 'L’échelle'
	},
	history: {
		empty: 'Rien n’a encore été enregistré.'
	},
	levelOption: (level, title) => `${level} – ${title}`
};
