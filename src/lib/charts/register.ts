import {
	BarController,
	BarElement,
	BubbleController,
	CategoryScale,
	Chart,
	Legend,
	LinearScale,
	LineElement,
	PointElement,
	RadarController,
	RadialLinearScale,
	Tooltip
} from 'chart.js';

let registered = false;

/** Registers the parts of Chart.js that our charts use, once; and gives Chart.js. */
export function chartJs(): typeof Chart {
	if (!registered)
		Chart.register(
			BarController,
			BarElement,
			BubbleController,
			CategoryScale,
			Legend,
			LinearScale,
			LineElement,
			PointElement,
			RadarController,
			RadialLinearScale,
			Tooltip
		);
	registered = true;
	return Chart;
}
