using System.Globalization;
using System.Net.Sockets;
using Monetize.Errors;
using Monetize.Payments;

namespace Monetize.CrashTests.Bank;

/// <summary>The bank as a provider: a connection to its process, made again when the bank was.</summary>
/// <param name="socket">Where the bank listens.</param>
/// <param name="reached">Told before each question and after each answer.</param>
internal sealed class BankClient(string socket, Action<string>? reached = null) : IPaymentProvider, IDisposable
{
    private const int MostAttempts = 4_000;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private NetworkStream? _stream;
    private StreamReader? _reader;

    public string Name => "bank";

    public ValueTask<PaymentOutcome> PrepareAsync(
        PaymentRequest request, CancellationToken cancellationToken = default) => AskAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"prepare\t{request.Id}\t{request.Customer}\t{request.Amount.ToMinor()}\t{request.Description}"));

    public ValueTask<PaymentOutcome> ConfirmAsync(
        PaymentAttempt attempt, CancellationToken cancellationToken = default) =>
        AskAsync(string.Create(CultureInfo.InvariantCulture, $"confirm\t{attempt.ProviderId}\t{attempt.Number}"));

    public ValueTask<PaymentOutcome> AmendAsync(
        string providerId, Money amount, CancellationToken cancellationToken = default) =>
        AskAsync(string.Create(CultureInfo.InvariantCulture, $"amend\t{providerId}\t{amount.ToMinor()}"));

    public ValueTask<PaymentOutcome> LookUpAsync(
        PaymentInquiry inquiry, CancellationToken cancellationToken = default) =>
        AskAsync($"lookup\t{inquiry.Id}");

    public ValueTask<PaymentOutcome> CancelAsync(string providerId, CancellationToken cancellationToken = default) =>
        AskAsync($"cancel\t{providerId}");

    public IAsyncEnumerable<SettledPayment> StreamSucceededAsync(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The judge asks for charges.");

    /// <summary>Sends a line and gives the line that comes back.</summary>
    /// <exception cref="IOException">The bank is gone.</exception>
    public async Task<string> SendAsync(string line)
    {
        await _gate.WaitAsync();
        try
        {
            if (_stream is null) await ConnectAsync();
            await _stream!.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"{line}\n"));
            return await _reader!.ReadLineAsync() ?? throw new IOException("The bank is gone.");
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            Close();
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Every charge, in the order in which money was taken.</summary>
    public async Task<List<Taking>> ChargesAsync() =>
    [
        .. (await SendAsync("charges")).Split('\t', StringSplitOptions.RemoveEmptyEntries)
            .Select(static charge => charge.Split('|'))
            .Select(static parts => new Taking(
                parts[0], parts[1], long.Parse(parts[2], CultureInfo.InvariantCulture))),
    ];

    public void Dispose()
    {
        Close();
        _gate.Dispose();
    }

    private async ValueTask<PaymentOutcome> AskAsync(string question)
    {
        var call = question.Split('\t', 2)[0];
        reached?.Invoke($"bank {call} asked");
        var answer = await SendAsync(question);
        reached?.Invoke($"bank {call} answered");
        return answer == "refused"
            ? throw new PaymentProviderException(ErrorCodes.PaymentDiffers, $"The bank refuses '{question}'.")
            : BankAnswer.Read(answer);
    }

    // A bank that died is soon up again: it costs the request in flight, and not weeks of runs without a bank.
    private async Task ConnectAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ConnectOnceAsync();
                return;
            }
            catch (SocketException) when (attempt < MostAttempts)
            {
                await Task.Delay(5);
            }
        }
    }

    private async Task ConnectOnceAsync()
    {
        var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket));
            _stream = new NetworkStream(connection, ownsSocket: true);
            _reader = new StreamReader(_stream);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Close()
    {
        _reader?.Dispose();
        _stream?.Dispose();
        (_reader, _stream) = (null, null);
    }
}
