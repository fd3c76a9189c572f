using System.Net;
using System.Net.Http.Json;
using Marketplace.Contracts.Identity;
using Marketplace.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Api.Demo;

public sealed class DemoSeedTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_demo_seller_is_there_once_with_products_in_stock()
    {
        var settings = new Dictionary<string, string> { ["Demo:Enabled"] = "true" };
        var connectionString = await postgres.CreateDatabaseAsync();
        await using (await ApiHost.StartAsync(postgres, settings, connectionString: connectionString))
        {
        }

        await using var api = await ApiHost.StartAsync(postgres, settings, connectionString: connectionString);
        var http = api.Anonymous();
        var signIn = await http.PostAsJsonAsync("/api/auth/login?useCookies=true", new { email = "demo@marketplace.local", password = "Demo-Pass-1234" });
        signIn.StatusCode.ShouldBe(HttpStatusCode.OK);

        var me = (await http.GetFromJsonAsync<Me>("/api/me"))!;
        await using var db = api.Database.CreateContext(me.SellerId);
        (await db.Products.CountAsync()).ShouldBe(12);
        (await db.InventoryItems.CountAsync(i => i.Available > 0)).ShouldBe(await db.Variants.CountAsync());
        (await db.InventoryLedger.SumAsync(l => l.OnHandDelta)).ShouldBe(await db.InventoryItems.SumAsync(i => i.OnHand));
    }
}
