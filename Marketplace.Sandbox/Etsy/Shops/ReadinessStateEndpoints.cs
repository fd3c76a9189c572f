using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Shops;

/// <summary>Processing profiles: how soon an offering leaves the shop.</summary>
internal static class ReadinessStateEndpoints
{
    public static void MapReadinessStates(this RouteGroupBuilder api)
    {
        api.MapGet("/shops/{shop_id}/readiness-state-definitions", GetAll).Named("getShopReadinessStateDefinitions", "");
        api.MapPost("/shops/{shop_id}/readiness-state-definitions", CreateAsync).Named("createShopReadinessStateDefinition", "");
    }

    private static IResult GetAll(EtsyCall call, long shop_id)
    {
        call.OwnShop(shop_id);
        var query = Arguments.Query(call.Request, "limit", "offset");
        var all = call.Store.ReadinessStates.All.Where(s => s.ShopId == shop_id).OrderBy(s => s.Id).ToArray();
        return EtsyJson.Page(all.Length, all.Skip(query.Whole("offset", 0) ?? 0).Take(query.Whole("limit", 1, 100) ?? 25).Select(View));
    }

    private static async Task<IResult> CreateAsync(EtsyCall call, long shop_id)
    {
        call.OwnShop(shop_id);
        var form = await Arguments.FormAsync(
            call.Request, "readiness_state", "min_processing_time", "max_processing_time", "processing_time_unit");
        form.Required("readiness_state");
        form.Required("min_processing_time");
        form.Required("max_processing_time");
        var state = new ReadinessState(
            call.Store.NextId(),
            shop_id,
            form.OneOf("readiness_state", ["ready_to_ship", "made_to_order"])!,
            form.Whole("min_processing_time", 1, 70)!.Value,
            form.Whole("max_processing_time", 1, 70)!.Value,
            form.OneOf("processing_time_unit", ["days", "weeks"]) ?? "days");
        if (state.MinTime > state.MaxTime)
            throw EtsyRefusal.Bad("min_processing_time cannot be greater than max_processing_time");
        using (call.Store.Change())
        {
            if (call.Store.ReadinessStates.All.Any(s => s with { Id = state.Id } == state))
                throw EtsyRefusal.Conflict("A readiness state definition with these values exists already");
            call.Store.ReadinessStates.Put(state.Id, state);
        }
        return EtsyJson.Created(View(state));
    }

    private static object View(ReadinessState state) => new
    {
        shop_id = state.ShopId,
        readiness_state_id = state.Id,
        readiness_state = state.State,
        min_processing_days = state.MinTime * state.DaysPerUnit,
        max_processing_days = state.MaxTime * state.DaysPerUnit,
        processing_days_display_label = $"{state.MinTime} - {state.MaxTime} {state.Unit}",
    };
}
