using RcmAnalytics.Api;

var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();

ApiHost.Create(ApiOptions.Read(settings)).Run();
