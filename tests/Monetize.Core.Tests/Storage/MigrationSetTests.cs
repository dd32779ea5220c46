using Monetize.Errors;
using Monetize.Storage;
using Monetize.Storage.Schema;

namespace Monetize.Tests.Storage;

public sealed class MigrationSetTests
{
    private static readonly Migration First = new(1, "usage", "CREATE TABLE a (b);\n");
    private static readonly Migration Second = new(2, "more", "CREATE TABLE c (d);\n");
    private static readonly MigrationSet Known = new([Second, First]);

    [Fact]
    public void Pending_EmptyDatabase_IsAllInOrder() => Known.Pending([], "It").Should().Equal(First, Second);

    [Fact]
    public void Pending_OneApplied_IsTheRest() => Known.Pending([Applied(First)], "It").Should().Equal(Second);

    [Fact]
    public void Pending_AllApplied_IsNothing() =>
        Known.Pending([Applied(Second), Applied(First)], "It").Should().BeEmpty();

    [Fact]
    public void Pending_NewerDatabase_SaysSo()
    {
        var pending =
            () => Known.Pending([Applied(First), Applied(Second), new AppliedMigration(3, "x")], "The store x");
        pending.Should().Throw<StoreException>().WithMessage("The store x has migration 3*")
            .Which.Code.Should().Be(ErrorCodes.SchemaTooNew);
    }

    [Fact]
    public void Pending_OtherStatements_SaysSo()
    {
        var pending = () => Known.Pending([new AppliedMigration(1, Second.Hash)], "The store x");
        pending.Should().Throw<StoreException>().WithMessage("*another 0001_usage*")
            .Which.Code.Should().Be(ErrorCodes.SchemaDiffers);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2)]
    public void Pending_FirstIsForgottenOrThereIsNoSuchNumber_SaysSo(int number)
    {
        var pending = () => Known.Pending([new AppliedMigration(number, Second.Hash)], "The store x");
        pending.Should().Throw<StoreException>()
            .WithMessage($"The store x remembers migration {number} where 1 belongs*")
            .Which.Code.Should().Be(ErrorCodes.StoreDamaged);
    }

    [Fact]
    public void Hash_OtherLineEnds_IsTheSame() =>
        (First with { Sql = First.Sql.Replace("\n", "\r\n", StringComparison.Ordinal) }).Hash.Should().Be(
            new Migration(1, "usage", "CREATE TABLE a (b);\r\n").Hash).And.Be(First.Hash);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    public void Create_NumbersWithAGap_Throws(int one, int other)
    {
        var create = () => new MigrationSet([First with { Number = one }, First with { Number = other }]);
        create.Should().Throw<ArgumentException>();
    }

    private static AppliedMigration Applied(Migration migration) => new(migration.Number, migration.Hash);
}
