using Monetize.Monetary;

namespace Monetize;

/// <content>Exact arithmetic and comparison within one currency.</content>
public readonly partial struct Money
{
    /// <summary>Whether currency and value are equal.</summary>
    public static bool operator ==(Money left, Money right) => left.Equals(right);

    /// <summary>Whether currency or value differ.</summary>
    public static bool operator !=(Money left, Money right) => !left.Equals(right);

    /// <summary>Whether the left amount is smaller.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is larger.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is smaller or equal.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is larger or equal.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>The exact sum.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    /// <exception cref="NotExactException">No decimal holds the sum.</exception>
    public static Money operator +(Money left, Money right)
    {
        var currency = Same(left, right);
        return new Money(ExactDecimal.Add(left.Amount, right.Amount), currency);
    }

    /// <summary>The exact difference.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    /// <exception cref="NotExactException">No decimal holds the difference.</exception>
    public static Money operator -(Money left, Money right)
    {
        var currency = Same(left, right);
        return new Money(ExactDecimal.Subtract(left.Amount, right.Amount), currency);
    }

    /// <summary>The amount with the other sign.</summary>
    public static Money operator -(Money money) => new(-money.Amount, money.Currency);

    /// <summary>The exact product.</summary>
    /// <exception cref="NotExactException">No decimal holds the product.</exception>
    public static Money operator *(Money money, decimal factor) =>
        new(ExactDecimal.Multiply(money.Amount, factor), money.Currency);

    /// <summary>The exact product.</summary>
    /// <exception cref="NotExactException">No decimal holds the product.</exception>
    public static Money operator *(decimal factor, Money money) => money * factor;

    /// <summary>Which amount is smaller.</summary>
    /// <param name="other">An amount of the same currency.</param>
    /// <returns>Negative when this one is smaller, zero when both are equal, positive when it is larger.</returns>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public int CompareTo(Money other)
    {
        _ = Same(this, other);
        return Amount.CompareTo(other.Amount);
    }

    /// <inheritdoc/>
    public bool Equals(Money other) => Currency == other.Currency && Amount == other.Amount;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Money other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Amount, Currency);

    private static Currency Same(Money left, Money right) => left.Currency == right.Currency
        ? left.Currency
        : throw new CurrencyMismatchException(left.Currency, right.Currency);
}
