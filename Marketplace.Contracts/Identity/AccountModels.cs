using System.ComponentModel.DataAnnotations;

namespace Marketplace.Contracts.Identity;

/// <summary>POST /api/auth/register: a new seller with its first user. With <c>?useCookies=true</c> also signs in.</summary>
/// <param name="SellerName">The business's name; the part of the address before the @ when null.</param>
/// <param name="Currency">ISO 4217, USD when null.</param>
public sealed record Registration(
    [property: Required, EmailAddress, StringLength(254)] string Email,
    [property: Required, StringLength(128)] string Password,
    [property: StringLength(120)] string? SellerName = null,
    [property: StringLength(120)] string? DisplayName = null,
    [property: RegularExpression("^[A-Z]{3}$", ErrorMessage = "Three capital letters, such as EUR.")] string? Currency = null);

/// <summary>POST /api/users: another user of one's own seller, who is sent a link to choose a password.</summary>
public sealed record Invitation([property: Required, EmailAddress, StringLength(254)] string Email, [property: StringLength(120)] string? DisplayName = null);

public sealed record UserModel(Guid Id, string Email, string DisplayName);
