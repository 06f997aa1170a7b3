import { formatNumber } from '#lib/text/format.ts';
import type { SubmissionText } from './en.ts';

const plural = (n: number, one: string, many: string) =>
	`${formatNumber('fr', n)} ${n < 2 ? one : many}`;

export const submission: SubmissionText = {
	now: {
		draft: 'Ceci est un projet. Les membres le rédigent et le modifient.',
		'in-approval':
			'Le document est en approbation\u00a0: personne ne le modifie avant sa soumission ou son retrait.',
		submitted: 'Le document est soumis. Ce qui a été soumis reste tel quel.',
		returned:
			'Le document a été renvoyé. Rouvrez-le pour répondre à ce qui est demandé, puis soumettez-le de nouveau.',
		accepted: 'Le document est accepté.'
	},
	returnedBecause: 'Motif du renvoi',
	checks: 'Contrôles avant soumission',
	checksStop: (n) => `${plural(n, 'point empêche', 'points empêchent')} la soumission.`,
	checksWarn: (n) =>
		`${plural(n, 'avertissement', 'avertissements')}\u00a0: à revoir\u202f; ils peuvent rester en l’état.`,
	checksClear: 'Rien à revoir\u00a0: tous les contrôles sont satisfaits.',
	stop: 'À régler',
	warn: 'Avertissement',
	kind: {
		unanswered: 'Sans réponse\u00a0: aucun niveau n’est connu et aucun exposé ne dit pourquoi',
		'one-unknown': 'Un niveau est inconnu',
		'not-applicable-reason': 'Sans objet, sans motif suffisant',
		carried: 'Reprise du cycle précédent et confirmée par personne',
		undecided: 'Plusieurs institutions ont répondu et personne n’a tranché',
		pending: 'La réponse d’une institution est attendue ou n’est pas approuvée',
		overdue: 'La réponse d’une institution est en retard',
		'above-criteria':
			'Un niveau supérieur à celui que suggèrent les critères, sans exposé qui dise pourquoi',
		unsupported: 'Pratique au niveau 3 ou 4 sans élément de preuve',
		'evidence-unused': 'Élément de preuve qu’aucune réponse ne cite',
		contradiction: 'Nettement au-dessus d’une norme sur laquelle elle repose'
	},
	restsOn: (standard) => `elle repose sur ${standard}`,
	move: {
		'request-approval': 'Présenter pour approbation',
		withdraw: 'Reprendre comme projet',
		submit: 'Passer à la soumission',
		'send-back': 'Renvoyer',
		accept: 'Accepter',
		reopen: 'Rouvrir comme projet',
		amend: 'Entreprendre une modification'
	},
	approvalHint: 'Pendant l’approbation, les réponses et les éléments de preuve restent tels quels.',
	amendText:
		'Ce qui a été soumis demeure, et sera marqué comme remplacé une fois la modification soumise.',
	reason: 'Motif',
	reasonHint: (n) => `Au moins ${n} caractères. Le motif demeure dans le journal.`,
	changed:
		'Quelqu’un d’autre a fait avancer ce document pendant que vous le consultiez. Rien n’a été fait. Voyez où il en est.',
	moved: 'C’est fait.',
	clearance: 'Copie pour validation interne',
	clearanceText:
		'Un PDF du projet en l’état, avec un filigrane et votre nom sur chaque page. Ce n’est pas une soumission.',
	clearanceDownload: 'Télécharger la copie (PDF)',
	onlyCoordinator: 'La soumission revient à un coordinateur de votre organisation.',
	sign: {
		title: 'Soumettre',
		lead: 'Les réponses, la liste des éléments de preuve et les actions sont figées telles qu’elles sont, avec une empreinte qui le prouve. Vous recevez un récépissé.',
		amends: (n) => `Ceci modifie la soumission ${formatNumber('fr', n)}.`,
		amendmentReason: 'Ce que change la modification, et pourquoi',
		warningsLeft: (n) =>
			`${plural(n, 'avertissement est laissé', 'avertissements sont laissés')} en l’état et restent joints à la soumission.`,
		agree: (organisation) =>
			`Je soumets ce document au nom de\u00a0: ${organisation}, avec l’habilitation requise`,
		entitled: 'Habilitation à soumettre',
		submit: 'Soumettre maintenant',
		back: 'Revenir aux contrôles'
	},
	list: {
		title: 'Soumissions',
		none: 'Rien n’a encore été soumis.',
		number: 'Numéro',
		at: 'Soumis le',
		by: 'Soumis par',
		standing: 'Situation',
		receiptOf: (n) => `Récépissé de la soumission ${formatNumber('fr', n)}`
	},
	standing: {
		current: 'Reçue',
		superseded: 'Remplacée',
		returned: 'Renvoyée',
		accepted: 'Acceptée'
	},
	receipt: {
		title: (n) => `Soumission ${formatNumber('fr', n)}`,
		done: 'Le document est soumis. Conservez le récépissé.',
		superseded:
			'Une soumission ultérieure l’a remplacée. Celle-ci est conservée telle qu’elle a été soumise.',
		returned: 'Elle a été renvoyée',
		accepted: 'Elle a été acceptée',
		facts: 'Récépissé',
		answered: 'Normes renseignées',
		answeredOf: (n, all) => `${formatNumber('fr', n)} sur ${formatNumber('fr', all)}`,
		evidence: 'Éléments de preuve',
		findings: 'Avertissements laissés en l’état',
		amends: 'Remplace',
		sha256: 'SHA-256 de la soumission',
		audit: 'Entrée du journal d’audit',
		checkpoint: 'Tête signée du journal',
		checkpointOf: (n) => `couvre ${plural(n, 'entrée', 'entrées')}`,
		signature: 'Signature (Ed25519)',
		check: 'Vérifiez vous-même',
		checkText:
			'Téléchargez le fichier de la soumission et calculez son SHA-256, par exemple avec cette commande. Il doit être égal à la valeur ci-dessus.',
		downloads: 'Téléchargements',
		pdf: 'Récépissé (PDF)',
		report: 'Rapport de cette soumission (PDF)',
		file: 'Fichier de la soumission (JSON)',
		bundle: 'Paquet pour les examinateurs\u00a0: soumission, preuves et signature (un fichier)',
		fingerprint: 'Empreinte de la clé publique',
		key: 'Clé publique de cette installation',
		language: 'Langue du PDF',
		files: 'Fichiers de preuve tels qu’ils ont été soumis',
		internalFile: 'interne\u00a0: pas pour les examinateurs'
	},
	inbox: {
		title: 'Soumissions reçues',
		lead: 'Ce que les organisations ont soumis, du plus récent au plus ancien. Une modification remplace la soumission antérieure.',
		none: 'Rien n’a encore été reçu.'
	},
	judge: {
		title: 'Votre décision sur cette soumission',
		accept: 'Accepter la soumission',
		acceptText: 'L’organisation est informée de l’acceptation.',
		returnTitle: 'Renvoyer la soumission',
		returnText:
			'L’organisation peut la rouvrir, la modifier et la soumettre de nouveau. Celle-ci demeure.',
		returnReason: 'Motif du renvoi',
		returnSubmit: 'Renvoyer la soumission'
	}
};
