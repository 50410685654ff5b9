package dev.postern.page;

import jakarta.servlet.http.HttpSession;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Shows what was typed before the sign-in ended, to be sent again or thrown away.
 */
@Controller
@RequestMapping("/kept")
class KeptFormController {

	@GetMapping
	String show(HttpSession session, Model model) {
		return KeptForm.in(session).map((form) -> {
			model.addAttribute("kept", form);
			return "page/kept";
		}).orElse("redirect:/");
	}

	@PostMapping("/discard")
	String discard(HttpSession session) {
		KeptForm.forget(session);
		return "redirect:/";
	}

}
