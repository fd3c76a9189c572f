using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Channels.WooCommerce;

/// <summary>
/// Sets quantities, of up to 100 products at once. WooCommerce has no conditional write: what it shows is read immediately before, only quantities
/// are written, and only those that differ. A unit that is sold within that one round trip is the part that remains; its order tells. What is sold out
/// takes no backorders from then on: the unit that they would sell has been sold elsewhere.
/// </summary>
internal sealed class WooCommerceStock(WooCommerceClient client)
{
    private const string NoBackorders = "no";

    public async Task<IReadOnlyList<ChannelResult<StockPushed>>> PushAsync(IReadOnlyList<StockPush> pushes, CancellationToken cancellationToken)
    {
        var read = await client.GetProductsAsync(pushes.Select(push => push.RemoteId).Distinct(), cancellationToken);
        if (!read.Succeeded)
            return [.. pushes.Select(_ => (ChannelResult<StockPushed>)read.Error)];
        var products = read.Value.Items.DistinctBy(product => product.Id).ToDictionary(product => WooCommerceListingMapper.Id(product.Id));
        var plans = new List<(StockPush Push, ChannelResult<Plan> Plan)>();
        foreach (var push in pushes)
            plans.Add((push, products.TryGetValue(push.RemoteId, out var product) ? await PlanAsync(product, push, cancellationToken) : Gone()));
        var refused = await WriteSimpleAsync(plans.Select(entry => entry.Plan.Value).OfType<Plan>().Where(plan => !plan.Product.IsVariable).SelectMany(plan => plan.Writes), cancellationToken);
        var answers = new List<ChannelResult<StockPushed>>();
        foreach (var (push, plan) in plans)
            answers.Add(plan.Succeeded ? await FinishAsync(plan.Value, push, refused, cancellationToken) : plan.Error);
        return answers;
    }

    private async Task<ChannelResult<Plan>> PlanAsync(WireProduct product, StockPush push, CancellationToken cancellationToken)
    {
        var variations = await WooCommerceListings.ReadVariationsAsync(client, product, cancellationToken);
        if (!variations.Succeeded)
            return variations.Error;
        IEnumerable<WireStocked> offers = product.IsVariable ? variations.Value : [product];
        WireStocked[] named = [.. offers.Where(offer => push.Levels.ContainsKey(offer.Sku ?? ""))];
        if (named.Length == 0)
            return new ChannelError(ChannelErrorKind.Rejected, $"The WooCommerce product has no SKU {string.Join(", ", push.Levels.Keys)}.", "sku", "sku");
        if (named.FirstOrDefault(offer => offer.ManageStock is not Managed.Own) is { } uncounted)
        {
            return new ChannelError(
                ChannelErrorKind.Rejected, uncounted.ManageStock is Managed.Parent
                    ? $"WooCommerce counts the stock of {uncounted.Sku} together with its other variations. Switch on 'Manage stock' for each variation in WooCommerce."
                    : $"WooCommerce does not count the stock of {uncounted.Sku}. Switch on 'Track stock quantity' for it in WooCommerce.", "manage_stock", "quantity");
        }
        WireProductWrite[] writes =
        [
            .. from offer in named
               let wanted = Wanted(push, offer)
               let sellsOn = wanted == 0 && offer.TakesBackorders
               where WooCommerceListingMapper.Quantity(offer, product) != wanted || offer.StockQuantity is null or < 0 || sellsOn
               select new WireProductWrite { Id = offer.Id, StockQuantity = wanted, Backorders = sellsOn ? NoBackorders : null },
        ];
        var before = named.DistinctBy(offer => offer.Sku).ToDictionary(offer => offer.Sku!, offer => WooCommerceListingMapper.Quantity(offer, product), StringComparer.Ordinal);
        return new Plan(product, variations.Value, before, writes);
    }

    /// <returns>What the store refused, by product.</returns>
    private async Task<Dictionary<long, ChannelError>> WriteSimpleAsync(IEnumerable<WireProductWrite> writes, CancellationToken cancellationToken)
    {
        var refused = new Dictionary<long, ChannelError>();
        foreach (var chunk in writes.DistinctBy(write => write.Id).Chunk(WooCommerceClient.Most))
        {
            var written = await client.UpdateProductsAsync(chunk, cancellationToken);
            foreach (var (i, write) in chunk.Index())
            {
                if ((written.Error ?? EntryOf(written.Value!, write, i)) is { } error)
                    refused[write.Id!.Value] = error;
            }
        }
        return refused;
    }

    private async Task<ChannelResult<StockPushed>> FinishAsync(Plan plan, StockPush push, Dictionary<long, ChannelError> refused, CancellationToken cancellationToken)
    {
        if (refused.TryGetValue(plan.Product.Id, out var notWritten))
            return notWritten;
        if (plan.Product.IsVariable)
        {
            foreach (var chunk in plan.Writes.Chunk(WooCommerceClient.Most))
            {
                var written = await client.WriteVariationsAsync(push.RemoteId, new(Update: chunk), cancellationToken);
                if ((written.Error ?? chunk.Index().Select(write => EntryOf(written.Value!, write.Item, write.Index)).FirstOrDefault(error => error is not null)) is { } error)
                    return error;
            }
        }
        return new StockPushed(plan.Before, plan.Writes.Count > 0, StateAfter(plan, push));
    }

    /// <summary>Entries stand in the order in which they were sent; a refused one has the id, too.</summary>
    private static ChannelError? EntryOf(WireBatchAnswer answer, WireProductWrite write, int index) =>
        (answer.Update?.FirstOrDefault(entry => entry.Id == write.Id) ?? answer.Update?.ElementAtOrDefault(index)) is { } found ? WooCommerceErrors.Of(found) : null;

    private static string StateAfter(Plan plan, StockPush push) => WooCommerceListingMapper.State(
        After(plan.Product, push), [.. plan.Variations.Select(variation => After(variation, push))]);

    private static T After<T>(T offer, StockPush push)
        where T : WireStocked => !push.Levels.ContainsKey(offer.Sku ?? "") ? offer
        : Wanted(push, offer) is > 0 and var wanted ? offer with { StockQuantity = wanted }
        : offer with { StockQuantity = 0, Backorders = NoBackorders };

    private static int Wanted(StockPush push, WireStocked offer) => Math.Max(0, push.Levels[offer.Sku!]);

    private static ChannelError Gone() => new(ChannelErrorKind.NotFound, "The product is no longer in your store.", "woocommerce_rest_product_invalid_id");

    /// <param name="Writes">What differs from what is wanted.</param>
    private sealed record Plan(WireProduct Product, IReadOnlyList<WireVariation> Variations, IReadOnlyDictionary<string, int> Before, IReadOnlyList<WireProductWrite> Writes);
}
