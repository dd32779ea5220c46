using System.Globalization;
using System.Net.Sockets;
using Monetize.CrashTests.Work;
using Monetize.TestSupport;

namespace Monetize.CrashTests.Bank;

/// <summary>The process of the bank, started again whenever it died.</summary>
internal sealed class BankProcess : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _watch;
    private readonly bool _isKind;
    private Child _child;
    private string _journal;
    private int _journals;

    private BankProcess(bool isKind)
    {
        _isKind = isKind;
        _journal = _folder.PathTo("journal-0");
        Socket = _folder.PathTo("bank");
        Client = new BankClient(Socket);
        _child = Start();
        _watch = WatchAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Socket { get; }

    /// <summary>A connection for questions of the judge.</summary>
    public BankClient Client { get; }

    /// <summary>How often it died and was started again.</summary>
    public int Deaths { get; private set; }

    /// <summary>What keeps its requests now.</summary>
    public string Journal => _journal;

    /// <summary>Starts it.</summary>
    /// <param name="isKind">Whether everybody pays at once.</param>
    public static async Task<BankProcess> StartAsync(bool isKind = false)
    {
        var bank = new BankProcess(isKind);
        await bank.SendAsync("requests");
        return bank;
    }

    /// <summary>Begins with an empty journal, or with what another one holds.</summary>
    public async Task StartAnewAsync(string? from = null)
    {
        var journal = _folder.PathTo(string.Create(CultureInfo.InvariantCulture, $"journal-{++_journals}"));
        if (from is not null) File.Copy(from, journal);
        _journal = journal;
        await SendAsync($"open\t{journal}");
    }

    /// <summary>Lets it die when so many requests more have come.</summary>
    public Task DieAfterAsync(int requests) => SendAsync(string.Create(
        CultureInfo.InvariantCulture, $"die\t{requests}"));

    public Task<List<Taking>> ChargesAsync() => UntilAnsweredAsync(Client.ChargesAsync);

    public async Task<int> RequestsAsync() =>
        int.Parse(await SendAsync("requests"), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _child.Kill();
        await _watch;
        _child.Dispose();
        Client.Dispose();
        _ending.Dispose();
        _folder.Dispose();
    }

    private Task<string> SendAsync(string line) => UntilAnsweredAsync(() => Client.SendAsync(line));

    private static async Task<T> UntilAnsweredAsync<T>(Func<Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception exception) when (exception is IOException or SocketException)
            {
                // It is on its way up.
                await Task.Delay(5);
            }
        }
    }

    private Child Start() => Child.Start(
        "bank", "--socket", Socket, "--journal", _journal, "--kind", _isKind ? "1" : "0");

    private async Task WatchAsync()
    {
        while (true)
        {
            await _child.WaitAsync();
            if (_ending.IsCancellationRequested) return;
            Deaths++;
            _child.Dispose();
            _child = Start();
        }
    }
}
