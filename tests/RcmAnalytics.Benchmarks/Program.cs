using RcmAnalytics.Benchmarks;

return args switch
{
    ["readers", .. var rest] => ReaderBenchmark.Run(rest is [var megabytes, ..] ? int.Parse(megabytes) : 50, rest is [_, var step] ? step : null),
    ["load", .. var rest] => LoadBenchmark.Run(rest is [var megabytes] ? int.Parse(megabytes) : 100),
    ["load-step", var step, var folder, var megabytes] => await LoadBenchmark.RunStepAsync(step, folder, int.Parse(megabytes)),
    ["build", .. var rest] => BuildBenchmark.Run(rest is [var claims, ..] ? int.Parse(claims) : 100_000, rest is [_, var folder] ? folder : null),
    ["build-step", var step, var folder] => await BuildBenchmark.RunStepAsync(step, folder),
    ["fuzz", .. var rest] => FuzzRun.Run(rest is [var seconds] ? int.Parse(seconds) : 60),
    ["profiles", .. var rest] => await ProfileBenchmark.RunAsync(rest is [var megabytes] ? int.Parse(megabytes) : 200),
    ["forecast", .. var rest] => await ForecastBenchmark.RunAsync(
        rest is [var seeds, ..] ? int.Parse(seeds) : 10, rest is [_, var claims, ..] ? int.Parse(claims) : 30_000, rest is [_, _, var first] ? ulong.Parse(first) : 1),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("readers [MB [STEP]]   835 and 837P to Arrow batches beside a delimiter scan of the same bytes; STEP: segments, records or batches");
    Console.Error.WriteLine("load [MB]      837 and 835 files of that size together into a warehouse, beside the same rows inserted from Arrow files");
    Console.Error.WriteLine("build [CLAIMS [FOLDER]]  all models over simulated claims and remittances, beside the same selects as bare tables; then a day more; FOLDER keeps them");
    Console.Error.WriteLine("fuzz [SECONDS] damaged files through all readers; what reaches something new is kept in tests/corpus/fuzz");
    Console.Error.WriteLine("profiles [MB]  charges as CSV through a profile beside a bare typed read_csv into the same table");
    Console.Error.WriteLine("forecast [SEEDS [CLAIMS [FIRST]]]  the forecast of a held-out quarter beside what came, for each seed");
    return 2;
}
