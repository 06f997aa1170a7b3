/** Loaded before a command (`node --import`): says at its end how long it took and how much memory. */
process.on('exit', () => {
	const milliseconds = performance.now();
	const megabytes = process.resourceUsage().maxRSS / 1024;
	process.stderr.write(JSON.stringify({ milliseconds, megabytes }));
});
