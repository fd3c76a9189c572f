using Marketplace.Sandbox.WooCommerce.Store;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Sandbox.WooCommerce.Auth;

/// <summary>The parameters that an app sends the owner's browser to <c>wc-auth/v1/authorize</c> with.</summary>
internal sealed record AuthorizeRequest(WooShop Shop, string AppName, string Scope, string UserId, Uri ReturnUrl, Uri CallbackUrl)
{
    /// <summary>What is wrong is shown to the owner; nothing goes back to the app.</summary>
    public static (AuthorizeRequest? Request, string? Problem) Read(WooStore store, string shop, IQueryCollection query)
    {
        if (store.Shops.Find(shop) is not { } found)
            return (null, "There is no such store.");
        foreach (var name in (string[])["app_name", "user_id", "return_url", "callback_url", "scope"])
        {
            if (string.IsNullOrEmpty(query[name]))
                return (null, $"Missing parameter {name}");
        }
        if (query["scope"].ToString() is not ("read" or "write" or "read_write"))
            return (null, $"Invalid scope {query["scope"]}");
        if (!Uri.TryCreate(query["return_url"], UriKind.Absolute, out var back))
            return (null, $"The return_url is not a valid URL");
        if (!Uri.TryCreate(query["callback_url"], UriKind.Absolute, out var callback))
            return (null, $"The callback_url is not a valid URL");
        // A simulator on this machine has no certificate.
        return callback.Scheme == Uri.UriSchemeHttps || callback.IsLoopback
            ? (new(found, query["app_name"].ToString(), query["scope"].ToString(), query["user_id"].ToString(), back, callback), null)
            : (null, "The callback_url needs to be over SSL");
    }

    public string Back(bool success) =>
        QueryHelpers.AddQueryString(ReturnUrl.ToString(), new Dictionary<string, string?> { ["success"] = success ? "1" : "0", ["user_id"] = UserId });

    public string Permissions => Scope switch { "read" => "Read", "write" => "Write", _ => "Read/Write" };
}
