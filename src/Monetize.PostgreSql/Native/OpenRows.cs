using Npgsql;

namespace Monetize.PostgreSql.Native;

/// <summary>Rows that are being read.</summary>
/// <param name="rows">Them; whoever reads closes them.</param>
/// <param name="command">The command or batch that they are of, disposed in the end.</param>
/// <param name="cancel">Tells the server that no more of them are wanted.</param>
internal sealed class OpenRows(NpgsqlDataReader rows, IAsyncDisposable command, Action cancel) : IAsyncDisposable
{
    public NpgsqlDataReader Rows => rows;

    public void Cancel() => cancel();

    public ValueTask DisposeAsync() => command.DisposeAsync();
}
