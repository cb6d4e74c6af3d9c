using RcmAnalytics.Cli;

return await CommandLine.RunAsync(args, new Terminal(), TimeProvider.System);
