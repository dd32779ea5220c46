using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Monetize.Billing.Documents;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Errors;

namespace Monetize.Billing.Operations;

/// <summary>
/// Publishes plan versions: from then on each is what it is. Gives the versions that are new; those that were published
/// before with the same definition are passed over.
/// </summary>
public sealed class PublishPlans : BillingOperation<ValueArray<PlanVersion>>
{
    private readonly List<(PlanVersion Version, string Document, string Hash)> _plans;
    private readonly Stamp _stamp;

    /// <summary>Publishes plan versions.</summary>
    /// <param name="plans">The plans, each version once.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <exception cref="Catalogs.CatalogException">A plan has errors.</exception>
    public PublishPlans(ValueArray<Plan> plans, Stamp stamp)
    {
        ArgumentNullException.ThrowIfNull(stamp);
        _stamp = stamp;
        _plans = plans.Select(static plan =>
        {
            var document = PlanDocument.Write(plan);
            return (PlanVersion.Of(plan), document, HashOf(document));
        }).ToList();
    }

    /// <inheritdoc/>
    public override BillingNeed Need => Needs.Of(
        [], new WantedRows(PlanRow.Definition, "id", _plans.Select(plan => plan.Version.ToString()).ToValueArray()));

    /// <inheritdoc/>
    /// <exception cref="BillingException">
    /// A version was published with another definition; none is published.
    /// </exception>
    public override BillingDecision<ValueArray<PlanVersion>> Decide(BillingState state)
    {
        var book = new BillingBook(state, _stamp);
        var published = new List<PlanVersion>();
        foreach (var (version, document, hash) in _plans)
        {
            var id = version.ToString();
            if (state.Find<PlanRow>(PlanRow.Definition, id) is { } known)
            {
                if (known.Hash == hash) continue;
                throw new BillingException(
                    ErrorCodes.PlanRedefined,
                    $"Plan {id} was published with another definition. Give the new definition a new version.");
            }

            book.Add(new PlanRow
            {
                Id = id,
                PlanKey = version.Key,
                PlanNumber = version.Version,
                Hash = hash,
                PublishedAt = _stamp.At,
                Document = document,
            });
            book.Note("plan.published", id, hash);
            published.Add(version);
        }

        return book.Finish(published.ToValueArray());
    }

    internal static string HashOf(string document)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(document.Length));
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(document, bytes))));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
