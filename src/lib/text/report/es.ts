import type { ReportWords } from '#lib/core/report-words.ts';
import { terms } from '#lib/text/terms/es.ts';
import { plural, reportFormat } from './format.ts';

const count = plural('es');
const standards = (n: number) => count(n, { one: 'estándar', other: 'estándares' });

export const words: ReportWords = {
	language: 'es',
	terms,
	format: reportFormat('es', (code) => `Estado ficticio ${code}`),
	chart: {
		locale: 'es',
		design: 'Diseño',
		implementation: 'Aplicación',
		level: 'Nivel',
		levelDesign: 'Nivel de diseño (leyes y políticas)',
		levelImplementation: 'Nivel de aplicación (práctica)',
		numberOfStandards: 'Número de estándares',
		bounds: 'Barra: media de los niveles conocidos. Línea: límites por las respuestas que faltan.',
		lawAhead: 'La ley va por delante de la práctica',
		practiceAhead: 'La práctica va por delante de la ley',
		gapDesign: 'Brecha de diseño',
		gapImplementation: 'Brecha de aplicación',
		critical: 'salvaguardia crítica'
	},
	columns: {
		set: 'Pilar',
		standards: 'Estándares',
		applicable: 'Aplicables',
		rated: 'Ambos niveles conocidos',
		'design.known': 'Diseño conocido',
		'design.mean': 'Diseño, media',
		'design.low': 'Diseño, límite inferior',
		'design.high': 'Diseño, límite superior',
		'implementation.known': 'Aplicación conocida',
		'implementation.mean': 'Aplicación, media',
		'implementation.low': 'Aplicación, límite inferior',
		'implementation.high': 'Aplicación, límite superior',
		'combined.known': 'Valor combinado conocido',
		'combined.mean': 'Valor combinado, media',
		'combined.low': 'Valor combinado, límite inferior',
		'combined.high': 'Valor combinado, límite superior',
		lawPracticeGap: 'Brecha entre la ley y la práctica',
		evidenceCoverage: 'Cobertura de evidencias',
		standard: 'Estándar',
		pillar: 'Pilar',
		critical: 'Salvaguardia crítica',
		isApplicable: 'Aplicable',
		design: 'Diseño',
		implementation: 'Aplicación',
		count: 'Número',
		ids: 'Estándares',
		rank: 'N.º',
		'target.design': 'Meta, diseño',
		'target.implementation': 'Meta, aplicación',
		'gap.design': 'Brecha de diseño',
		'gap.implementation': 'Brecha de práctica',
		'gap.total': 'Brecha total',
		priority: 'Prioridad'
	},
	title: 'Evaluación del mecanismo nacional de derivación',
	contents: 'Índice',
	pageOf: (page, pages) => `Página ${page} de ${pages}`,
	period: (from, to) => `del ${from} al ${to}`,
	labelled: (label, text) => `${label}: ${text}`,
	none: 'Ninguno',
	noLevel: '–',
	cover: {
		catalogue: 'Catálogo de estándares',
		catalogueVersion: (id, version) => `${id}, versión ${version}`,
		source: 'Fuente de la numeración y los temas',
		sourceOf: (title, publisher, year) => `${title}. ${publisher}, ${year}`,
		reportLanguage: 'Idioma del informe',
		textLanguage: 'Idioma de las respuestas',
		date: 'Fecha del informe',
		fallback: (language) => `Los estándares se presentan en este idioma: ${language}.`,
		signature: 'Aprobado por',
		signatureFields: {
			name: 'Nombre',
			function: 'Cargo',
			date: 'Fecha',
			signature: 'Firma'
		}
	},
	stamp: {
		clearance: {
			watermark: 'BORRADOR\nPARA APROBACIÓN',
			notice:
				'Este documento es un borrador para aprobación interna. No es una presentación oficial y aún puede cambiar.',
			by: 'Copia realizada por',
			at: 'Copia realizada el',
			footer: (by, moment) =>
				`Borrador para aprobación, aún no presentado. Copia realizada por ${by}, ${moment}`
		},
		submission: {
			number: 'Número de presentación',
			at: 'Presentado el',
			sha256: 'SHA-256 de la presentación',
			superseded:
				'Esta presentación ha sido sustituida por otra posterior. Se conserva tal como se presentó.',
			footer: (number, digits) => `Presentación ${number}, SHA-256 ${digits}…`,
			supersededFooter: (footer) => `Sustituida. ${footer}`
		}
	},
	headings: {
		howToRead: 'Cómo leer este informe',
		profile: 'Perfil',
		charts: 'El perfil en imágenes',
		heatMap: 'Todos los estándares de un vistazo',
		safeguards: 'Las salvaguardias críticas',
		lawPractice: 'Ley y práctica',
		gaps: 'Brechas por orden de prioridad',
		noInformation: 'Estándares sin información',
		notApplicable: 'Estándares no aplicables',
		standards: 'Los estándares uno por uno',
		annexEvidence: 'Anexo A. Evidencias',
		annexMethod: 'Anexo B. Método y cálculo',
		trace: 'Cómo se obtuvo cada cifra'
	},
	howToRead: {
		dimensions:
			'Cada estándar se valora en dos dimensiones, nunca en una sola. El diseño es lo que prevén las leyes, las políticas, los procedimientos, los mandatos y el presupuesto. La aplicación es lo que ocurre en la práctica.',
		levels: 'Cada dimensión tiene un nivel de 0 a 4.',
		bounds:
			'Una media se calcula solo con los niveles conocidos. Junto a cada media figuran sus límites: la media verdadera está entre ellos, sean cuales sean las respuestas que faltan. Cuanto más separados están los límites, menos se sabe.',
		noInformation:
			'La falta de información no es un nivel. Nunca cuenta como 0 y nunca se oculta. Un estándar que no es aplicable, por un motivo indicado, queda fuera de todo recuento y de toda media.'
	},
	levelsTable: 'Los cinco niveles',
	profile: {
		answered: (answered, all) => `${answered} de ${standards(all)} con respuesta`,
		withEvidence: (n) => `${standards(n)} con evidencias`,
		notApplicable: (n) =>
			count(n, { one: 'estándar no aplicable', other: 'estándares no aplicables' }),
		coverageTable: 'Cuánto se sabe',
		meansTable: 'Medias de 0 a 4, con sus límites',
		meansNote:
			'Los límites de cada media figuran entre paréntesis. La brecha entre la ley y la práctica es la media del diseño menos la aplicación cuando ambos se conocen: por encima de cero, la ley va por delante de la práctica.',
		meanOf: (mean, low, high) => `${mean}\n(de ${low} a ${high})`,
		boundsOnly: (low, high) => `(de ${low} a ${high})`
	},
	figures: {
		profile: {
			caption: 'Diseño y aplicación por pilar',
			alt: (numbers) =>
				`Gráfico de barras de los niveles medios por pilar, de 0 a 4, con sus límites. ${numbers}`
		},
		radar: {
			caption: 'Los cinco pilares en paralelo',
			alt: (numbers) =>
				`Gráfico radial de los niveles medios de diseño y de aplicación por pilar. ${numbers}`
		},
		'law-practice': {
			caption: 'Estándares por nivel de diseño y de aplicación',
			alt: (numbers) =>
				`Gráfico de burbujas: diseño en horizontal, aplicación en vertical; el tamaño de una burbuja es el número de estándares. Bajo la diagonal la ley va por delante de la práctica. ${numbers}`
		},
		gaps: {
			caption: 'Las mayores brechas por prioridad',
			alt: (numbers) =>
				`Gráfico de barras de las primeras brechas por prioridad, diseño y aplicación una tras otra. ${numbers}`
		}
	},
	altPillar: (pillar, design, implementation) =>
		`${pillar}: diseño ${design}, aplicación ${implementation}.`,
	altPair: (n, design, implementation) =>
		`${standards(n)} con diseño ${design} y aplicación ${implementation}.`,
	altGap: (standard, design, implementation) =>
		`${standard}: diseño ${design}, aplicación ${implementation}.`,
	heatMapNote:
		'Cada estándar con sus dos niveles. Cuanto más oscura es una casilla, más alto es el nivel. Una casilla rayada significa que no hay información. Las salvaguardias críticas van en negrita.',
	safeguardsNote:
		'Sin estas salvaguardias, las personas víctimas de la trata quedan expuestas a un daño inmediato. Sus brechas cuentan el doble en el orden de prioridad.',
	safeguardsTable: 'Niveles de las salvaguardias críticas',
	lawPractice: {
		mean: (gap, rated) =>
			`La brecha media entre la ley y la práctica es ${gap}, sobre ${standards(rated)} con ambos niveles conocidos.`,
		unknown:
			'La brecha entre la ley y la práctica no se conoce: ningún estándar tiene ambos niveles conocidos.',
		note: 'En la diagonal, la ley y la práctica están al mismo nivel. Por debajo, la ley va por delante de la práctica; por encima, la práctica va por delante de la ley.',
		table: 'Estándares por par de niveles'
	},
	gaps: {
		note: 'Una brecha es la distancia del nivel a la meta. La prioridad es la suma de las brechas conocidas, duplicada para una salvaguardia crítica. Una raya significa que no hay información. Los estándares de los que no se conoce ningún nivel se enumeran aparte.',
		none: 'Ningún nivel conocido está por debajo de su meta.',
		table: 'Todas las brechas por orden de prioridad',
		levels: 'Niveles: diseño / práctica',
		targets: 'Metas: diseño / práctica'
	},
	noInformation: {
		note: 'De estos estándares no se conoce ninguno de los dos niveles. Son preguntas abiertas, no brechas.',
		none: 'De cada estándar aplicable se conoce al menos un nivel.'
	},
	notApplicable: {
		note: 'Estos estándares quedan fuera de todo recuento y de toda media, por el motivo indicado.',
		none: 'Todos los estándares son aplicables.',
		table: 'Estándares excluidos y motivos',
		reason: 'Motivo por el que no es aplicable'
	},
	actions: {
		table: 'Acciones',
		action: 'Acción',
		lead: 'Institución responsable',
		partners: 'Socios',
		start: 'Inicio',
		due: 'Plazo',
		budget: 'Presupuesto',
		funded: 'financiado',
		notFunded: 'aún no financiado',
		indicator: 'Indicador',
		effect: 'Nivel esperado',
		status: 'Estado de ejecución',
		standards: 'Estándares'
	},
	standards: {
		ratings: 'Valoración',
		criteria: 'Criterios',
		suggested: 'Sugerido por los criterios',
		targetDate: 'Fecha prevista',
		mark: 'Cumplido',
		dimension: 'Dimensión',
		childLens: 'enfoque de niñez',
		above: (dimension, level, suggested) =>
			`${dimension}: el nivel ${level} es superior al nivel ${suggested} que sugieren los criterios.`,
		notCounted:
			'Se introdujeron niveles para este estándar; se conservan, pero no cuentan en ningún cálculo.',
		noNarrative: 'No se introdujo ninguna exposición.',
		noEvidence: 'No se cita ninguna evidencia.',
		evidenceTable: (standard) => `Evidencias citadas para ${standard}`
	},
	review: {
		undetermined: {
			design: 'El derecho y la política no pueden determinarse',
			implementation: 'La práctica no puede determinarse'
		},
		finding: 'Constatación',
		recommendation: 'Recomendación',
		priority: 'Prioridad',
		priorities: { high: 'alta', medium: 'media', low: 'baja' },
		promising: 'Práctica prometedora',
		verdictsTable: 'Lo que demuestran las pruebas citadas',
		item: 'Prueba',
		verdict: 'Apreciación',
		verdicts: {
			supports: 'respalda la respuesta',
			partly: 'la respalda en parte',
			'does-not': 'no la respalda',
			'cannot-open': 'no pudo abrirse'
		},
		consensus: 'Cómo llegaron los examinadores a una sola opinión',
		raters: (n) => `Valorado por ${count(n, { one: 'examinador', other: 'examinadores' })}.`,
		draftFinding: 'Proyecto de constatación',
		reply: (who, moment) => `Respuesta de ${who}, ${moment}`
	},
	evidence: {
		note: 'Cada elemento con todos sus campos y los estándares que lo citan. El valor SHA-256 prueba que un archivo no ha cambiado.',
		none: 'No se introdujo ninguna evidencia.',
		table: 'Todas las evidencias',
		document: 'Elemento',
		id: 'Código',
		issuer: 'Emitido por',
		pinpoint: 'Lugar en el documento',
		access: 'Acceso',
		file: 'Archivo',
		sha256: 'SHA-256',
		url: 'Dirección',
		citation: 'Cita',
		citedBy: 'Citado en',
		notCited: 'No citado'
	},
	method: {
		rules: [
			'Un conjunto de estándares es un pilar, o todos los estándares. Cada estándar cuenta lo mismo. Primero se excluyen los estándares no aplicables; n es el número de los que quedan.',
			'Cada estándar tiene cinco criterios. Estos sugieren un nivel: cuatro veces la media de las respuestas conocidas (sí 1, en parte ½, no 0), redondeada al entero más próximo, hacia abajo en la mitad. Quien evalúa decide el nivel.',
			'Un nivel de aplicación de 3 o 4 sin ninguna evidencia se señala como sin respaldo.'
		],
		formulas: [
			'Media = suma de los niveles conocidos / número de niveles conocidos',
			'Límite inferior = (suma de los niveles conocidos + 0 por cada uno que falta) / n',
			'Límite superior = (suma de los niveles conocidos + 4 por cada uno que falta) / n',
			'Nivel combinado de un estándar = (diseño + aplicación) / 2, cuando ambos se conocen',
			'Brecha entre la ley y la práctica = media de (diseño − aplicación), cuando ambos se conocen',
			'Cobertura de evidencias = estándares con un nivel superior a 0 que citan evidencias / estándares con un nivel superior a 0',
			'Brecha = meta − nivel, al menos 0; la meta es 4, salvo que la respuesta fije la suya',
			'Prioridad = suma de las brechas conocidas × 2 para una salvaguardia crítica, × 1 para cualquier otro estándar'
		],
		traceNote:
			'Cada cifra del perfil con su suma, su número y lo que excluye. Entre corchetes: los valores que en un límite sustituyen a los niveles que faltan.',
		figure: 'Cifra',
		calculation: 'Cálculo',
		value: 'Resultado',
		leftOut: 'Excluido o faltante',
		bounds: {
			known: 'conocidos',
			mean: 'media',
			low: 'límite inferior',
			high: 'límite superior'
		},
		excluded: {
			'not-applicable': (n, ids) => `${n} no aplicables: ${ids}`,
			'no-information': (n, ids) => `${n} sin información: ${ids}`,
			'one-unknown': (n, ids) => `${n} con un solo nivel conocido: ${ids}`,
			'nothing-claimed': (n, ids) => `${n} sin un nivel superior a 0: ${ids}`
		},
		assumed: (n, ids) => `${n} con un nivel que falta: ${ids}`
	}
};
