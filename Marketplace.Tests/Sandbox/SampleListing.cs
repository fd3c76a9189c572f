using System.Net;
using Marketplace.Sandbox.Pictures;

namespace Marketplace.Tests.Sandbox;

/// <summary>Listings and inventories as a correct client sends them.</summary>
internal static class SampleListing
{
    public static readonly byte[] Picture = StillLife.Draw(1, 120, 90);

    public static (string Name, string Value)[] Fields(params (string Name, string Value)[] changes)
    {
        Dictionary<string, string> fields = new()
        {
            ["title"] = "Salt-glazed mug",
            ["description"] = "A mug.",
            ["quantity"] = "5",
            ["price"] = "24.50",
            ["who_made"] = "i_did",
            ["when_made"] = "2020_2026",
            ["taxonomy_id"] = "1062",
            ["is_supply"] = "false",
            ["shipping_profile_id"] = EtsySandbox.ShippingProfileId.ToString(),
            ["return_policy_id"] = EtsySandbox.ReturnPolicyId.ToString(),
            ["readiness_state_id"] = EtsySandbox.ReadinessStateId.ToString(),
        };
        foreach (var (name, value) in changes)
            fields[name] = value;
        return [.. fields.Where(f => f.Value != Absent).Select(f => (f.Key, f.Value))];
    }

    /// <summary>As a change to <see cref="Fields"/>: the field is not sent.</summary>
    public const string Absent = "\0";

    public static async Task<long> CreateDraftAsync(this EtsyClient etsy, params (string Name, string Value)[] changes)
    {
        var draft = await etsy.FormAsync(HttpMethod.Post, $"/shops/{EtsySandbox.ShopId}/listings", Fields(changes));
        draft.Status.ShouldBe(HttpStatusCode.Created, draft.Body.ToString());
        return draft["listing_id"].GetInt64();
    }

    public static async Task<long> CreateActiveAsync(this EtsyClient etsy, params (string Name, string Value)[] changes)
    {
        var id = await etsy.CreateDraftAsync(changes);
        (await etsy.UploadAsync(id, Picture)).Status.ShouldBe(HttpStatusCode.Created);
        (await etsy.UpdateAsync(id, ("state", "active"))).Status.ShouldBe(HttpStatusCode.OK);
        return id;
    }

    public static Task<Answer> UpdateAsync(this EtsyClient etsy, long listingId, params (string Name, string Value)[] fields) =>
        etsy.FormAsync(HttpMethod.Patch, $"/shops/{EtsySandbox.ShopId}/listings/{listingId}", fields);

    public static Task<Answer> UploadAsync(this EtsyClient etsy, long listingId, byte[]? picture, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        if (picture is not null)
            form.Add(new ByteArrayContent(picture), "image", "picture");
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return etsy.SendAsync(HttpMethod.Post, $"/shops/{EtsySandbox.ShopId}/listings/{listingId}/images", form);
    }

    public static object Offering(decimal price, int quantity, bool enabled = true, long? readiness = EtsySandbox.ReadinessStateId) =>
        new { price, quantity, is_enabled = enabled, readiness_state_id = readiness };

    public static object Variant(string color, string sku, object offering) => new
    {
        sku,
        property_values = new[] { new { property_id = 200, value_ids = Array.Empty<long>(), values = new[] { color } } },
        offerings = new[] { offering },
    };

    public static Task<Answer> PutInventoryAsync(this EtsyClient etsy, long listingId, object inventory) =>
        etsy.JsonAsync(HttpMethod.Put, $"/listings/{listingId}/inventory", inventory);
}
