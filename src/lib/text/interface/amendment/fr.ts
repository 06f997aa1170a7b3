import { formatNumber } from '#lib/text/format.ts';
import type { AmendmentText } from './en.ts';

const number = (n: number) => formatNumber('fr', n);

export const amendment: AmendmentText = {
	title: (n) => `Ce que change la soumission ${number(n)}`,
	link: 'Ce que change l’amendement',
	compared: (after, before) =>
		`Soumission ${number(after)}, comparée à la soumission ${number(before)}, qu’elle remplace. Les deux sont conservées.`,
	reason: 'Motif de l’amendement',
	missing:
		'La soumission remplacée n’est jamais parvenue à ce serveur\u202f; les deux ne peuvent donc pas être comparées ici.',
	nothing: 'Aucune réponse n’a changé.',
	none: 'non renseigné',
	evidenceSame: 'Les éléments de preuve n’ont pas changé.',
	actionsSame: 'Le plan d’action n’a pas changé.',
	added: 'Ajouté',
	removed: 'Retiré',
	changed: 'Modifié',
	action: {
		title: 'Mesure',
		standards: 'Normes',
		lead: 'Institution responsable',
		partners: 'Partenaires',
		start: 'Début',
		due: 'À réaliser d’ici au',
		budget: 'Financement prévu',
		funded: (sum) => `${sum}, financement acquis`,
		notFunded: (sum) => `${sum}, financement à trouver`,
		indicator: 'Indicateur',
		effect: (dimension) => `Niveau attendu, ${dimension}`,
		status: 'Avancement'
	}
};
