using Marketplace.Contracts.Products;
using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Identity;
using Marketplace.Data.Inventory;
using Marketplace.Data.Sellers;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Orleans;

namespace Marketplace.Api.Demo;

/// <summary>With <c>Demo:Enabled</c>, makes the demo seller once, with a few products to play with.</summary>
internal sealed class DemoSeed(
    NpgsqlDataSource database, IServiceScopeFactory scopes, IGrainFactory grains, IConfiguration configuration, TimeProvider time) : IHostedService
{
    public const string Email = "demo@marketplace.local";
    public const string Password = "Demo-Pass-1234";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await IsThereAsync(cancellationToken)) return;
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var seller = new Seller { Id = Guid.CreateVersion7(), Name = DemoCatalogue.Vendor, CreatedAt = time.GetUtcNow() };
        scope.ServiceProvider.GetRequiredService<CurrentSeller>().ActFor(seller.Id);
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Several processes may start at once.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext({Email}))", cancellationToken);
        if (await users.FindByEmailAsync(Email) is not null) return;

        db.Sellers.Add(seller);
        foreach (var product in DemoCatalogue.Products)
            Add(db, seller, product);
        await db.SaveChangesAsync(cancellationToken);
        var user = new User { Id = Guid.CreateVersion7(), SellerId = seller.Id, UserName = Email, Email = Email, DisplayName = "Demo" };
        var created = await users.CreateAsync(user, Password);
        if (!created.Succeeded) throw new InvalidOperationException($"The demo user was refused: {created}.");
        await users.AddToRolesAsync(user, [Roles.Seller, Roles.Admin]);
        await transaction.CommitAsync(cancellationToken);
        await grains.GetGrain<IImageFetchGrain>(seller.Id).Wake();
    }

    /// <summary>Every start but the first asks only this, which needs neither EF Core's model nor Identity.</summary>
    private async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select exists (select from users where normalized_email = upper($1))");
        command.Parameters.Add(new() { Value = Email });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Add(MarketplaceDb db, Seller seller, DemoProduct demo)
    {
        var now = time.GetUtcNow();
        var product = new Product
        {
            Id = Guid.CreateVersion7(),
            SellerId = seller.Id,
            Handle = demo.Handle,
            Title = demo.Title,
            Description = demo.Description,
            Vendor = DemoCatalogue.Vendor,
            ProductType = demo.Type,
            Tags = [.. demo.Tags],
            Currency = seller.Currency,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Products.Add(product);
        if (configuration["Images:StandIn"] is { } pictures)
            db.Add(new ProductImage { Id = Guid.CreateVersion7(), SellerId = seller.Id, ProductId = product.Id, SourceUrl = pictures + demo.Handle, Alt = demo.Title, CreatedAt = now });
        var values = demo.Options?.Values ?? [""];
        for (var i = 0; i < values.Length; i++)
        {
            var letters = string.Concat(demo.Handle.Split('-').Select(w => w[..Math.Min(3, w.Length)])).ToUpperInvariant();
            var sku = values.Length > 1 ? $"{letters}-{i + 1}" : letters;
            var variant = new Variant
            {
                Id = Guid.CreateVersion7(),
                SellerId = seller.Id,
                ProductId = product.Id,
                Position = i,
                Sku = sku,
                Price = demo.Price,
                CompareAtPrice = demo.CompareAt,
                Title = demo.Options is null ? null : values[i],
                Options = demo.Options is { } options ? [new VariantOption(options.Name, values[i])] : [],
                LowStockThreshold = 3,
                CreatedAt = now,
                UpdatedAt = now,
            };
            var item = new InventoryItem
            {
                Id = Guid.CreateVersion7(),
                SellerId = seller.Id,
                VariantId = variant.Id,
                Sku = sku,
                OnHand = demo.Stock,
                UpdatedAt = now,
            };
            db.AddRange(variant, item, new InventoryLedgerEntry
            {
                SellerId = seller.Id,
                ItemId = item.Id,
                Kind = "opening",
                Key = "opening",
                OnHandDelta = demo.Stock,
                OnHandAfter = demo.Stock,
                CreatedAt = now,
            });
        }
    }
}

internal static class DemoServices
{
    public static WebApplicationBuilder AddDemo(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetValue("Demo:Enabled", false)) builder.Services.AddHostedService<DemoSeed>();
        return builder;
    }
}
