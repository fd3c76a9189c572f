using Microsoft.EntityFrameworkCore.Design;

namespace Marketplace.Data.Design;

/// <summary>How <c>dotnet ef</c> gets a context; it never connects.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<MarketplaceDb>
{
    public MarketplaceDb CreateDbContext(string[] args) => new(MarketplaceDb.Options("Host=localhost;Database=design"));
}
