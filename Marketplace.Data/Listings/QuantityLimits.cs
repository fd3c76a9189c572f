namespace Marketplace.Data.Listings;

/// <summary>The quantity rule that holds for one variant on one connection.</summary>
/// <param name="HoldBack">Units kept off this connection, so that a sale elsewhere that it has not heard of yet does not oversell.</param>
/// <param name="ListAtMost">Never more than so many are shown, however many there are; null shows all.</param>
public sealed record QuantityLimits(int HoldBack, int? ListAtMost)
{
    public static readonly QuantityLimits None = new(0, null);

    /// <summary>How many units the connection shows when so many are available; never below zero.</summary>
    public int Shown(int available) => Math.Min(Math.Max(available - HoldBack, 0), ListAtMost ?? int.MaxValue);

    /// <summary>The same of a variant whose stock is not tracked: there is nothing to hold back from.</summary>
    public int ShownUntracked(int offered) => Math.Min(offered, ListAtMost ?? int.MaxValue);
}
