using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Marketplace.Api.Identity;

internal static class IdentityProblems
{
    /// <summary>Identity's errors, under the field that they are about.</summary>
    public static ValidationProblem ToProblem(this IdentityResult result) => TypedResults.ValidationProblem(
        // The user name is the e-mail address: the same complaint twice.
        result.Errors.Where(e => !e.Code.Contains("UserName", StringComparison.Ordinal)).GroupBy(e => Field(e.Code))
            .ToDictionary(g => g.Key, g => g.Select(e => e.Description).ToArray()));

    private static string Field(string code) =>
        code.Contains("Email", StringComparison.Ordinal) ? "email"
        : code.Contains("Token", StringComparison.Ordinal) ? "resetCode"
        : code.StartsWith("Password", StringComparison.Ordinal) ? "password"
        : "account";
}
