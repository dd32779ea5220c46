using Microsoft.Playwright;
using Monetize.Browser.Tests.Layouts;
using Monetize.TestSupport;

namespace Monetize.Browser.Tests;

/// <summary>
/// The browser that all tests share: the program that <c>MONETIZE_TEST_CHROMIUM</c> names, else Debian's, else none.
/// With <c>MONETIZE_REQUIRE_BROWSER=1</c> none is an error. It has one page, and what was measured is kept, so that each
/// document is laid out once for each medium.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Given = "MONETIZE_TEST_CHROMIUM";
    private const string Required = "MONETIZE_REQUIRE_BROWSER";
    private const string Debian = "/usr/bin/chromium";

    private readonly TemporaryFolder _folder = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<(string Html, Medium Medium), Layout> _layouts = [];
    private readonly List<string> _requests = [];
    private readonly List<string> _errors = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IPage? _page;

    private static string Program =>
        Environment.GetEnvironmentVariable(Given) is { Length: > 0 } given ? given : Debian;

    private static string WhyNone =>
        $"No browser: install chromium, or set {Given} to the program of another Chromium.";

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            if (Environment.GetEnvironmentVariable(Required) == "1") throw new InvalidOperationException(WhyNone);
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Headless = true,

            // The sandbox refuses root, and small machines have little shared memory.
            ChromiumSandbox = !Environment.IsPrivilegedProcess,
            Args = ["--disable-dev-shm-usage"],
        });
        _page = await _browser.NewPageAsync();
        _page.Request += (_, request) => _requests.Add(request.Url);
        _page.RequestFailed += (_, request) => _errors.Add($"{request.Url}: {request.Failure}");
        _page.PageError += (_, error) => _errors.Add(error);
        _page.Console += (_, message) => _errors.Add(message.Text);
    }

    /// <summary>How a document is laid out on a medium.</summary>
    public async Task<Layout> LayoutOf(string html, Medium medium)
    {
        Assert.SkipWhen(_page is null, WhyNone);
        await _turn.WaitAsync();
        try
        {
            if (_layouts.TryGetValue((html, medium), out var known)) return known;
            var layout = await MeasureAsync(_page, html, medium);
            _layouts.Add((html, medium), layout);
            return layout;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _turn.Dispose();
        _folder.Dispose();
    }

    private async Task<Layout> MeasureAsync(IPage page, string html, Medium medium)
    {
        var path = Path.Combine(_folder.Path, $"{_layouts.Count}.html");
        await File.WriteAllTextAsync(path, html);
        var address = new Uri(path).AbsoluteUri;
        await page.SetViewportSizeAsync(medium.Width, medium.Height);
        await page.EmulateMediaAsync(new() { Media = medium.IsPaper ? Media.Print : Media.Screen });
        _requests.Clear();
        _errors.Clear();
        await page.GotoAsync(address);
        var layout = Layout.Read(await page.EvaluateAsync<string>(Layout.Script));
        return layout with
        {
            Requests = [.. _requests.Where(url => url != address && url != "data:,")],
            Errors = [.. _errors],
            Pdf = medium.IsPaper ? new PdfFile(await PrintAsync(page, medium)) : null,
        };
    }

    private static Task<byte[]> PrintAsync(IPage page, Medium paper) =>
        page.PdfAsync(new() { Format = paper.Name, PrintBackground = true });
}
