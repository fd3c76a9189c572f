namespace Marketplace.Sandbox.Etsy.Store;

internal sealed record ShippingProfile(
    long Id, long ShopId, long UserId, string Title, decimal Cost, decimal CostOfMore, int MinDays, int MaxDays);

internal sealed record ReturnPolicy(long Id, long ShopId, bool AcceptsReturns, bool AcceptsExchanges, int? Deadline);

internal sealed record ReadinessState(long Id, long ShopId, string State, int MinTime, int MaxTime, string Unit)
{
    public int DaysPerUnit => Unit == "weeks" ? 7 : 1;
}

internal sealed record ShopSection(long Id, long ShopId, long UserId, string Title, int Rank);
