declare module 'svg-to-pdfkit' {
	/** Draws an SVG into a pdfkit document, with its top left corner at `x`, `y`. */
	export default function svgToPdf(
		pdf: object,
		svg: string,
		x: number,
		y: number,
		options: {
			width: number;
			height: number;
			/** Units of the SVG are points, not pixels. */
			assumePt: boolean;
			preserveAspectRatio: string;
			/** The name of the font to use, as registered with the document. */
			fontCallback: (family: string, bold: boolean, italic: boolean) => string;
		}
	): void;
}
