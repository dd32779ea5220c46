using Spectre.Console;
using Spectre.Console.Rendering;

namespace Monetize.Cli.Output;

/// <summary>Text for people: tables and lines of at most 80 columns, coloured only where a person is looking.</summary>
internal sealed class TableWriter : IDisposable
{
    private const int Columns = 80;
    private readonly StringWriter _text = new();
    private readonly IAnsiConsole _console;

    public TableWriter(bool isPlain)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Yes,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            // The enrichers look at the machine and would switch colours on again.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(_text),
        });
        _console.Profile.Width = Columns;
        _console.Profile.Capabilities.Unicode = true;
    }

    /// <summary>A table without rows. A column whose name begins with <c>&gt;</c> aligns right.</summary>
    public static Table Table(params ReadOnlySpan<string> columns)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = false };
        foreach (var column in columns)
        {
            var isRight = column.StartsWith('>');
            table.AddColumn(new TableColumn(Cell(isRight ? column[1..] : column))
            {
                Alignment = isRight ? Justify.Right : Justify.Left,
                Padding = new Padding(0, 0, 2, 0),
            });
        }

        return table;
    }

    /// <summary>Text as it stands: brackets in it are no markup, and nothing in it steers the terminal.</summary>
    public static Text Cell(string text, Style? style = null) =>
        new(string.Join('\n', text.Split('\n').Select(Safe.OneLine)), style);

    /// <summary>Writes a table, or whatever else fits the width.</summary>
    public void Write(IRenderable content) => _console.Write(content);

    /// <summary>Writes text and ends the line.</summary>
    public void Line(string text = "", Style? style = null)
    {
        if (text.Length > 0) _console.Write(Cell(text, style));
        _console.WriteLine();
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    /// <summary>All that was written.</summary>
    public override string ToString() => LineEnds.Trimmed(_text.ToString());
}
