import type { Terms } from './terms.ts';

export const terms: Terms = {
	nrm: 'Mécanisme national d’orientation',
	standard: 'Norme',
	criterion: 'Critère',
	pillar: 'Pilier',
	section: 'Section',
	allStandards: 'Ensemble des normes',
	dimension: {
		design: 'Conception (droit et politiques)',
		implementation: 'Mise en œuvre (pratique)'
	},
	dimensionShort: { design: 'Conception', implementation: 'Mise en œuvre' },
	combined: 'Valeur combinée',
	level: 'Niveau',
	noInformation: 'Pas d’information',
	notApplicable: 'Sans objet',
	target: 'Cible',
	gap: 'Écart',
	priority: 'Priorité',
	criticalSafeguard: 'Garantie essentielle',
	unsupported: 'Non étayé : niveau de pratique élevé sans aucun élément de preuve',
	evidence: 'Éléments de preuve',
	narrative: 'Exposé',
	actionPlan: 'Plan d’action',
	state: 'État',
	organisation: 'Organisation',
	period: 'Période de référence',
	lawPracticeGap: 'Écart entre le droit et la pratique',
	evidenceCoverage: 'Couverture par des éléments de preuve',
	coverage: 'Couverture',
	kind: { self: 'Auto-évaluation', shadow: 'Rapport alternatif', review: 'Examen' },
	organisationKind: { government: 'Gouvernement', ngo: 'ONG', reviewer: 'Instance d’examen' },
	mark: { yes: 'Oui', partly: 'En partie', no: 'Non', unknown: 'Inconnu' },
	access: { public: 'Public', reviewers: 'Examinateurs uniquement', internal: 'Interne' },
	evidenceKind: { file: 'Fichier', link: 'Lien', reference: 'Référence' },
	actionStatus: {
		planned: 'Prévue',
		running: 'En cours',
		done: 'Achevée',
		dropped: 'Abandonnée'
	},
	workingText:
		'Les normes sont présentées dans un texte de travail propre à ce projet. Il ne s’agit pas du libellé du BIDDH.',
	machineTranslation:
		'Cette traduction des normes a été réalisée automatiquement et n’a pas encore été relue.'
};
