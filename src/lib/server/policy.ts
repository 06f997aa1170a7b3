import type {
	AssessmentKind,
	AssignmentProgress,
	OrganisationKind,
	ReviewStatus,
	Role,
	Status
} from '#lib/core/codes.ts';

/** What somebody is in an organisation, as long as it holds. */
export type Membership = {
	organisation: { id: string; kind: OrganisationKind; name: string; states: readonly string[] };
	role: Role;
	/** Of the catalogue's list; `null`: of no institution in particular. */
	institution: string | null;
};

export type Person = {
	kind: 'person';
	id: string;
	name: string;
	/** Manages accounts and rounds; sees no content. */
	administrator: boolean;
	memberships: readonly Membership[];
	/** States on which a conflict of interest bars a reviewer from everything. */
	recusedFrom?: readonly string[];
};

/** Who asks. `system`: the process itself, or who sits at its console. `nobody`: not signed in. */
export type Actor = { kind: 'nobody'; name: '' } | { kind: 'system'; name: string } | Person;

export const NOBODY: Actor = { kind: 'nobody', name: '' };
export const SYSTEM: Actor = { kind: 'system', name: 'system' };

type Owned = { organisationId: string };
type OwnedAssessment = Owned & {
	kind: AssessmentKind;
	state: string;
	status: Status;
	/** The installation that made it; `null`: this one. What came in a bundle goes on only there. */
	importedFrom: string | null;
};
/** A part of an assessment that belongs to one institution; `null`: to the coordinators. */
type Part = OwnedAssessment & { institution: string | null };
/** A body's review of a submission; the State that it is about. */
type OwnReview = Owned & { state: string; status: ReviewStatus };
type OwnRating = OwnReview & {
	/** Asked to review this standard, today. */
	isAssigned: boolean;
	/** Has declared to be free of a conflict of interest. */
	isFree: boolean;
};
/** What passes between reviewers and a State: of the one body, about the other's assessment. */
type Exchange = OwnReview & { assessed: Owned };
type OwnComment = Part & { audience: 'internal' | 'shared' };

/** What an organisation of each kind writes. */
export const KIND_OF: Record<OrganisationKind, AssessmentKind> = {
	government: 'self',
	ngo: 'shadow',
	reviewer: 'review'
};

const memberIn = (person: Person, { organisationId }: Owned): Membership | undefined =>
	person.memberships.find(({ organisation }) => organisation.id === organisationId);
const isMember = (person: Person, object: Owned): boolean => memberIn(person, object) !== undefined;
const isCoordinator = (person: Person, object: Owned): boolean =>
	memberIn(person, object)?.role === 'coordinator';
const isAdministrator = ({ administrator }: Person): boolean => administrator;
const isReviewer = ({ memberships }: Person): boolean =>
	memberships.some(({ organisation }) => organisation.kind === 'reviewer');
const isRecused = ({ recusedFrom = [] }: Person, { state }: { state: string }): boolean =>
	recusedFrom.includes(state);
/** Observers of a body only read. */
const worksAsReviewer = ({ memberships }: Person): boolean =>
	memberships.some(
		({ organisation, role }) => organisation.kind === 'reviewer' && role !== 'observer'
	);
const readsReview = (person: Person, object: OwnReview): boolean =>
	isMember(person, object) && !isRecused(person, object);

const isDraft = ({ status }: { status: Status }): boolean => status === 'draft';
const coordinatesDraft = (person: Person, object: OwnedAssessment): boolean =>
	isCoordinator(person, object) && isDraft(object);

/** A contributor of that institution. */
const speaksFor = (person: Person, object: Part): boolean => {
	const member = memberIn(person, object);
	return (
		member?.role === 'contributor' &&
		member.institution !== null &&
		member.institution === object.institution
	);
};
/** NGOs and reviewers are not divided into institutions: their contributors write the answers. */
const writesAnswers = (person: Person, object: OwnedAssessment): boolean => {
	const member = memberIn(person, object);
	if (!member || !isDraft(object)) return false;
	if (member.role === 'coordinator') return true;
	return member.role === 'contributor' && member.organisation.kind !== 'government';
};
const readsAll = (person: Person, object: Owned): boolean =>
	['coordinator', 'observer'].includes(memberIn(person, object)?.role ?? '');

/** Where it is about no object in particular. */
type OfNone = (person: Person, object: null) => boolean;
const administers: OfNone = isAdministrator;
const belongs: OfNone = ({ memberships }) => memberships.length > 0;
const reviews: OfNone = isReviewer;
const worksOnReviews: OfNone = worksAsReviewer;
const leadsReviews: OfNone = ({ memberships }) =>
	memberships.some(
		({ organisation, role }) => organisation.kind === 'reviewer' && role === 'coordinator'
	);
const processOnly: OfNone = () => false;

function createsIn(person: Person, object: Owned & { kind: AssessmentKind; state: string }) {
	const member = memberIn(person, object);
	if (member?.role !== 'coordinator') return false;
	const { kind, states } = member.organisation;
	return KIND_OF[kind] === object.kind && (kind === 'reviewer' || states.includes(object.state));
}

/** Which person may do what to which object: a line per deed. What has no line is denied. */
const RULES = {
	// the installation
	'installation.administer': administers,

	// organisations and their people
	'organisation.read': (person: Person, object: Owned) =>
		isAdministrator(person) || isMember(person, object),
	'organisation.manage': (person: Person, object: Owned) =>
		isAdministrator(person) || isCoordinator(person, object),
	'trail.read': (person: Person, object: Owned) => isCoordinator(person, object),
	/** Of all organisations at once. */
	'trail.read-all': processOnly,
	/** One's own account; nobody else has a page of it. */
	'account.manage': (person: Person, object: { personId: string }) => person.id === object.personId,

	// rounds
	'round.read': (person: Person, { invited }: { invited: readonly string[] }) =>
		isAdministrator(person) || invited.some((id) => isMember(person, { organisationId: id })),

	// assessments
	'assessment.list': belongs,
	'assessment.create': createsIn,
	'assessment.read': (person: Person, object: OwnedAssessment) =>
		isMember(person, object) && !isRecused(person, object),
	'assessment.edit': coordinatesDraft,
	'assessment.remove': coordinatesDraft,
	'assessment.export': (person: Person, object: OwnedAssessment) =>
		isMember(person, object) && !isRecused(person, object),
	/** From one status to the next, as far as it is the organisation's own step. */
	'assessment.move': (person: Person, object: OwnedAssessment) =>
		isCoordinator(person, object) && object.importedFrom === null,
	'history.read': (person: Person, object: OwnedAssessment) => readsAll(person, object),

	// the work on an assessment
	'answer.edit': writesAnswers,
	'assignment.manage': coordinatesDraft,
	'assignment.list': (person: Person, object: OwnedAssessment) => readsAll(person, object),
	'contribution.read': (person: Person, object: Part) =>
		readsAll(person, object) || speaksFor(person, object),
	'contribution.edit': (person: Person, object: Part & { progress: AssignmentProgress }) =>
		isDraft(object) && speaksFor(person, object) && object.progress !== 'approved',
	'contribution.decide': (person: Person, object: OwnedAssessment) =>
		coordinatesDraft(person, object),
	'evidence.read': (person: Person, object: OwnedAssessment) => isMember(person, object),
	'evidence.add': (person: Person, object: OwnedAssessment) =>
		isDraft(object) &&
		(writesAnswers(person, object) || memberIn(person, object)?.role === 'contributor'),
	'evidence.edit': (person: Person, object: Part) =>
		isDraft(object) && (writesAnswers(person, object) || speaksFor(person, object)),
	'comment.read': (person: Person, object: OwnComment) =>
		readsAll(person, object) ||
		speaksFor(person, object) ||
		(object.audience === 'shared' && isMember(person, object)),
	'comment.write': (person: Person, object: OwnedAssessment) =>
		['coordinator', 'contributor'].includes(memberIn(person, object)?.role ?? ''),
	'comment.resolve': (person: Person, object: OwnComment) =>
		isCoordinator(person, object) || speaksFor(person, object),

	// submissions
	'submission.list': reviews,
	'submission.read': (person: Person, object: OwnedAssessment) =>
		(isMember(person, object) || isReviewer(person)) && !isRecused(person, object),
	/** Returns or accepts what was submitted here; elsewhere nobody would learn of it. */
	'submission.judge': (person: Person, object: OwnedAssessment) =>
		object.status === 'submitted' &&
		object.importedFrom === null &&
		worksAsReviewer(person) &&
		!isRecused(person, object),
	/** Takes in what another installation has sent. */
	'bundle.import': worksOnReviews,
	/** Says whose signatures are trusted. */
	'sender.manage': leadsReviews,

	// reviews
	'review.list': reviews,
	'review.read': readsReview,
	/** Begins it, assigns people, concludes and finalises. */
	'review.lead': (person: Person, object: OwnReview) =>
		isCoordinator(person, object) && !isRecused(person, object) && object.status === 'open',
	/** Lifts a recusal; one's own stays. */
	'review.lift': (person: Person, object: Owned & { personId: string }) =>
		isCoordinator(person, object) && person.id !== object.personId,
	'review.declare': (person: Person, object: OwnReview & { personId: string }) =>
		isMember(person, object) && person.id === object.personId && object.status === 'open',
	'review.rate': (person: Person, object: OwnRating) =>
		readsReview(person, object) && object.isAssigned && object.isFree && object.status === 'open',
	/** What the body has concluded, once it is final. */
	'review.result': (person: Person, object: Exchange) =>
		readsReview(person, object) ||
		(object.status === 'finalised' && isMember(person, object.assessed)),
	'clarification.ask': (person: Person, object: OwnReview) =>
		readsReview(person, object) &&
		memberIn(person, object)?.role !== 'observer' &&
		object.status === 'open',
	'clarification.read': (person: Person, object: Exchange) =>
		readsReview(person, object) || readsAll(person, object.assessed),
	'clarification.reply': (person: Person, object: Exchange) =>
		isCoordinator(person, object.assessed) && object.status === 'open',

	// comparisons
	'comparison.read': reviews,
	/** Which State is behind which letter. */
	'comparison.key': (person: Person, object: Owned) => isCoordinator(person, object),
	'group.manage': (person: Person, object: Owned) =>
		isMember(person, object) && memberIn(person, object)?.role !== 'observer'
} as const;

/** The institution for which somebody speaks in an organisation. */
export const institutionOf = (actor: Actor, organisationId: string): string | null =>
	(actor.kind === 'person' && memberIn(actor, { organisationId })?.institution) || null;

export type Deed = keyof typeof RULES;
export type ObjectOf<D extends Deed> = Parameters<(typeof RULES)[D]>[1];
export const DEEDS = Object.keys(RULES) as Deed[];

/**
 * Whether the actor may do this to that. Every data function asks here and nowhere else.
 * Memberships that have ended are no longer among those of the person (`sessions.find`).
 */
export function policy<D extends Deed>(actor: Actor, deed: D, object: ObjectOf<D>): boolean {
	if (!Object.hasOwn(RULES, deed)) return false;
	if (actor.kind === 'system') return true;
	if (actor.kind !== 'person') return false;
	const rule = RULES[deed] as (person: Person, object: ObjectOf<D>) => boolean;
	return rule(actor, object);
}
