using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Monetize.CrashTests.Work;

namespace Monetize.CrashTests.Bank;

/// <summary>
/// The bank as a process of its own: a request is in its journal before it is answered, and a bank that was killed
/// knows after its start what it knew before.
/// </summary>
internal sealed class BankServer(bool isKind) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private CrashBank _bank = new(isKind);
    private StreamWriter? _journal;
    private int _requests;
    private int _death;

    /// <summary>Listens until it is killed.</summary>
    public static async Task<int> RunAsync(Arguments arguments)
    {
        using var server = new BankServer(arguments.Number("kind", 0) == 1);
        var socket = arguments.Text("socket");
        server.Open(arguments.Text("journal"));
        File.Delete(socket);
        server._socket.Bind(new UnixDomainSocketEndPoint(socket));
        server._socket.Listen();
        while (true) _ = server.ServeAsync(await server._socket.AcceptAsync());
    }

    public void Dispose()
    {
        _journal?.Dispose();
        _socket.Dispose();
    }

    private async Task ServeAsync(Socket socket)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { AutoFlush = true };
        try
        {
            while (await reader.ReadLineAsync() is { } request) await writer.WriteAsync($"{Answer(request)}\n");
        }
        catch (IOException)
        {
            // Whoever asked is dead.
        }
    }

    private string Answer(string request)
    {
        lock (_lock)
        {
            var parts = request.Split('\t');
            switch (parts[0])
            {
                case "open":
                    Open(parts[1]);
                    return "done";
                case "die":
                    _death = _requests + int.Parse(parts[1], CultureInfo.InvariantCulture);
                    return "done";
                case "requests":
                    return _requests.ToString(CultureInfo.InvariantCulture);
                case "charges":
                    return string.Join('\t', _bank.Charges.Select(static charge => string.Create(
                        CultureInfo.InvariantCulture, $"{charge.Payment}|{charge.Invoice}|{charge.AmountMinor}")));
                default:
                    return Serve(request);
            }
        }
    }

    // It dies before the journal knows, or after: before it could answer in both cases.
    private string Serve(string request)
    {
        if (++_requests == _death && _death % 2 == 0) Child.KillMyself();
        _journal!.Write($"{request}\n");
        if (_requests == _death) Child.KillMyself();
        return _bank.Answer(request);
    }

    private void Open(string journal)
    {
        _journal?.Dispose();
        _bank = new CrashBank(isKind);
        if (File.Exists(journal))
        {
            foreach (var request in File.ReadLines(journal)) _bank.Answer(request);
        }

        var file = new FileStream(journal, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 1);
        _journal = new StreamWriter(file, new UTF8Encoding(false)) { AutoFlush = true };
    }
}
