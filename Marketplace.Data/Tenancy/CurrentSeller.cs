namespace Marketplace.Data.Tenancy;

/// <summary>For which seller a request acts; what a request reads from the database is that seller's.</summary>
public sealed class CurrentSeller
{
    /// <summary>Null until the request is authenticated.</summary>
    public Guid? IdOrNull { get; private set; }

    public Guid Id => IdOrNull ?? throw new InvalidOperationException("Nobody is signed in: the endpoint must require authorization.");

    public void ActFor(Guid sellerId) => IdOrNull = sellerId;
}
