import type { Fault } from '#lib/core/input-error.ts';
import { bytes, type FaultWords, type Reasons } from './faults.ts';

const reasons: Reasons = {
	ENOENT: 'ce fichier ou dossier n’existe pas',
	ENOTDIR: 'une partie du chemin n’est pas un dossier',
	EISDIR: 'c’est un dossier',
	EACCES: 'l’accès est refusé',
	EPERM: 'l’accès est refusé',
	EROFS: 'le disque est en lecture seule',
	ENOSPC: 'le disque est plein',
	EDQUOT: 'le disque est plein',
	ENAMETOOLONG: 'le nom est trop long',
	ELOOP: 'ses liens tournent en rond',
	EMFILE: 'trop de fichiers sont ouverts',
	ENFILE: 'trop de fichiers sont ouverts'
};
const reason = ({ got }: Fault): string =>
	got === undefined
		? 'le système ne dit pas pourquoi'
		: (reasons[got] ?? `le système répond ${got}`);

const got = (fault: Fault, separator = ','): string =>
	fault.got === undefined ? '' : `${separator} reçu ${fault.got}`;
const expected =
	(what: string) =>
	(fault: Fault): string =>
		`attendu : ${what}${got(fault)}`;

export const faults: FaultWords = {
	empty: () => 'est vide',
	'not-utf8': () => 'n’est pas du texte UTF-8',
	'not-json': () => 'n’est pas du JSON valable à cet endroit',
	'not-yaml': (fault) =>
		`n’est pas du YAML valable à cet endroit${fault.got ? ` (${fault.got})` : ''}`,
	'too-large': (fault) => `dépasse ${bytes(fault.expected, { mega: 'Mo', kilo: 'ko' })}`,
	'too-deep': (fault) =>
		fault.expected
			? `est imbriqué sur plus de ${fault.expected} niveaux`
			: 'est imbriqué trop profondément',
	unreadable: (fault) => `lecture impossible : ${reason(fault)}`,
	unwritable: (fault) => `écriture impossible : ${reason(fault)}`,
	exists: () => 'existe déjà et reste tel quel',
	'duplicate-key': (fault) =>
		`le même nom figure deux fois${fault.got ? `, de nouveau à la ligne ${fault.got}` : ''}`,
	'forbidden-key': () => 'ce nom n’est pas autorisé',
	format: (fault) => `attendu : ${fault.expected ?? 'un autre format'}${got(fault)}`,
	missing: () => 'manque',
	'unknown-field': () => 'ce champ n’existe pas',
	'unknown-catalogue': (fault) =>
		`attendu : un catalogue installé${fault.expected ? ` (${fault.expected})` : ''}${got(fault)}`,
	'unknown-standard': (fault) => `le catalogue n’a pas cette norme${got(fault)}`,
	'unknown-evidence': (fault) => `aucun élément de preuve n’a cet identifiant${got(fault)}`,
	'unknown-sender': (fault) => `personne ici n’a vérifié la clé de cet expéditeur${got(fault)}`,
	'other-state': (fault) => `attendu : le même État, ${fault.expected ?? '?'}${got(fault)}`,
	'other-catalogue': (fault) =>
		`attendu : le même catalogue, ${fault.expected ?? '?'}${got(fault)}`,
	'other-file': (fault) =>
		`n’est pas le fichier déclaré : son SHA-256 est ${fault.got ?? '?'}, attendu : ${fault.expected ?? '?'}`,
	'other-database': () => 'est la base de données d’un autre programme ; elle reste telle quelle',
	'other-keys': () =>
		'contient d’autres clés que celles avec lesquelles cette base a été scellée ; remettez les bonnes en place',
	'wrong-code': () => 'n’est pas le code que l’application affiche en ce moment',
	'wrong-password': () => 'n’est pas correct',
	'passkey-refused': () => 'la clé d’accès n’a pas pu être vérifiée : réessayez',
	'last-factor': () =>
		'c’est le dernier second facteur, et votre rôle en exige un : configurez-en d’abord un autre',
	'own-account': () => 'il s’agit de votre propre compte : un autre administrateur doit le faire',
	'last-administrator': () => 'il ne resterait aucun administrateur capable de se connecter',
	'second-administrator': () =>
		'demande un second administrateur ; tant qu’il n’y en a qu’un, la personne à la console le fait avec `nrm admin --reset`',
	'wrong-set-up-code': () => 'n’est pas le code que le serveur a affiché au démarrage',
	'has-account': () =>
		'cette adresse a déjà un compte : connectez-vous d’abord, puis ouvrez de nouveau le lien',
	'other-address': () =>
		'cette invitation est destinée à une autre adresse que celle avec laquelle vous êtes connecté',
	'own-membership': () =>
		'il s’agit de votre propre participation : une autre personne doit la modifier',
	'two-people': () =>
		'demande l’accord de deux personnes : mettez fin à la participation et invitez de nouveau',
	submitted: () => 'a été soumis et reste tel quel ; préparez plutôt une modification',
	'round-opened': () => 'le cycle est ouvert : cela reste tel quel',
	'round-begun': () => 'a commencé son évaluation et reste invité',
	'round-not-open': () => 'le cycle n’est pas ouvert aujourd’hui',
	'newer-database': () =>
		'vient d’une version plus récente de ce programme ; utilisez celle-ci, la base reste telle quelle',
	damaged: () =>
		'est endommagé et illisible ; restaurez-le depuis une sauvegarde, il reste tel quel',
	duplicate: (fault) => `figure plus d’une fois${got(fault)}`,
	object: expected('un objet'),
	list: expected('une liste'),
	text: expected('du texte'),
	'text-short': (fault) => `attendu : au moins ${fault.expected ?? '?'} caractères${got(fault)}`,
	'text-long': (fault) => `attendu : au plus ${fault.expected ?? '?'} caractères${got(fault)}`,
	'control-character': () => 'contient des caractères de contrôle, qui ne sont pas du texte',
	boolean: expected('true ou false'),
	level: expected('0–4 ou null'),
	target: expected('0–4'),
	'whole-number': expected('un nombre entier, 0 ou plus'),
	amount: expected('un nombre, 0 ou plus'),
	date: expected('un jour qui existe, au format AAAA-MM-JJ'),
	'period-order': (fault) => `attendu : ${fault.expected ?? '?'} ou plus tard${got(fault)}`,
	'reason-missing': (fault) =>
		`attendu : un motif d’au moins ${fault.expected ?? '?'} caractères${got(fault)}`,
	unresolved: () => 'empêche la soumission : voir les contrôles',
	'one-of': (fault) =>
		fault.expected
			? `attendu : l’un de ${fault.expected}${got(fault, ' ;')}`
			: `n’est pas connu${got(fault)}`,
	pattern: (fault) =>
		`n’a pas la bonne forme${fault.expected ? `, attendu par exemple ${fault.expected}` : ''}${got(fault)}`,
	url: expected('une adresse web qui commence par https:// ou http://'),
	count: (fault) => `attendu : ${fault.expected ?? '?'} éléments${got(fault)}`,
	order: (fault) => `n’est pas à sa place${got(fault)}`,
	incomplete: () => 'n’est pas complet',
	'password-short': (fault) =>
		`est trop court : il faut au moins ${fault.expected ?? '?'} caractères`,
	'password-long': (fault) =>
		`est trop long : ${fault.expected ?? '?'} caractères sont permis au plus`,
	'password-weak': () =>
		'est facile à deviner : choisissez plusieurs mots sans rapport avec vous ni avec votre travail'
};
