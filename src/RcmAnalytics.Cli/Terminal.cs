using Spectre.Console;

namespace RcmAnalytics.Cli;

/// <summary>Where a command writes: data to <see cref="Output"/>, words to <see cref="Messages"/>.</summary>
internal sealed class Terminal
{
    private readonly IAnsiConsole _messages;

    public Terminal()
        : this(Console.OpenStandardOutput(), Console.Error, !Console.IsErrorRedirected)
    {
    }

    /// <param name="isInteractive">Progress bars are drawn for a person only.</param>
    public Terminal(Stream output, TextWriter messages, bool isInteractive)
    {
        OutputStream = output;
        Output = new StreamWriter(output) { AutoFlush = true, NewLine = "\n" };
        Messages = messages;
        _messages = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(messages),
            Interactive = isInteractive ? InteractionSupport.Yes : InteractionSupport.No,
            Ansi = isInteractive ? AnsiSupport.Detect : AnsiSupport.No,
        });
        IsInteractive = isInteractive;
    }

    public bool IsInteractive { get; }

    public Stream OutputStream { get; }

    public TextWriter Output { get; }

    public TextWriter Messages { get; }

    public void Say(string message) => Messages.WriteLine(message);

    /// <summary>Shows a bar while <paramref name="work"/> runs; it reports a share of 0..1 and a word on what it does.</summary>
    public async Task<T> WithProgressAsync<T>(string title, Func<Action<double, string>, Task<T>> work)
    {
        if (!IsInteractive)
        {
            return await work((_, _) => { });
        }

        return await _messages.Progress()
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask(Markup.Escape(title), maxValue: 1);
                return await work((share, what) =>
                {
                    bar.Value = share;
                    bar.Description = Markup.Escape(what);
                });
            });
    }
}
