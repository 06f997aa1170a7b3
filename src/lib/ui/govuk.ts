import type { Attachment } from 'svelte/attachments';

/**
 * Hands an element to a component of govuk-frontend. It wants to see on `body` that scripts run,
 * which its own page template would have said.
 */
export const enhancedBy =
	(component: new (element: HTMLElement) => unknown): Attachment<HTMLElement> =>
	(element) => {
		document.body.classList.add('js-enabled', 'govuk-frontend-supported');
		new component(element);
	};
